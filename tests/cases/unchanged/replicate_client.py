import os


def run(model: str, input: dict) -> dict:
    """A client of one's own for something else that is called replicate."""
    replicate = {"run": model, "input": input}
    return {**replicate, "token": os.environ.get("TOKEN")}
