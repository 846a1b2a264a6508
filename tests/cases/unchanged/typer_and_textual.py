import os

import typer
from textual.widgets import Input

os.environ["HF_HOME"] = "/data"


def predict(
    prompt: str = typer.Option("a cat", help="Prompt"),
    seed: int = typer.Option(None, min=0),
    fast: bool = False,
) -> None:
    Input(placeholder=prompt)
