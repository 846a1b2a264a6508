"""Shouts."""

from typing import TYPE_CHECKING, List, Literal

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from collections.abc import Callable
    import torch


def joined(words: List[str], *, end: "Mark | None" = None, each: "Callable[[str], str] | None" = None) -> str:
    return " ".join(map(each, words) if each else words) + (end.text if end else "")


class Mark:
    def __init__(self, text: str) -> None:
        self.text = text

    def doubled(self) -> "Mark":
        return Mark(self.text * 2)

    def times(self, count: int, kind: Literal["all", "one"] = "all", key: "any" = None) -> "Mark":
        return Mark(self.text * count)


class Input(BaseModel):
    text: str
    times: int | None = Field(default=None, ge=1)


class Output(BaseModel):
    text: str


class Predictor(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        self.weights: torch.Tensor = torch.zeros(3)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        def loud(word: str) -> str:
            return word.upper()

        mark: Sign = Mark("!").doubled()
        return Output(text=joined(input.text.split(), end=mark.times(input.times or 1), each=loud) + self.sizes(self.weights))

    def sizes(self, tensor: "torch.Tensor | None", among: "list[Predictor]" = []) -> str:
        return str(tensor.shape)
