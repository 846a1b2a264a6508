import sys

import replicate


def portrait_of(subject: str) -> str:
    """Return the URL of a portrait."""
    output = replicate.run("acme/portraitist", input={"prompt": f"a portrait of {subject}"})  #! CF701
    return str(output)


if __name__ == "__main__":
    print(portrait_of(" ".join(sys.argv[1:]) or "nobody"))
