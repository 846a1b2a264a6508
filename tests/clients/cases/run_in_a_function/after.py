import sys

import fal_client


def portrait_of(subject: str) -> str:
    """Return the URL of a portrait."""
    output = fal_client.subscribe("me/portraitist", arguments={"prompt": f"a portrait of {subject}"})
    return output["image"]["url"]


if __name__ == "__main__":
    print(portrait_of(" ".join(sys.argv[1:]) or "nobody"))
