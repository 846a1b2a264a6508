"""Shouts."""

from __future__ import annotations  #! CF109

from typing import TYPE_CHECKING, List, Literal

import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101

if TYPE_CHECKING:
    from collections.abc import Callable


def joined(words: List[str], *, end: Mark | None = None, each: Callable[[str], str] | None = None) -> str:
    return " ".join(map(each, words) if each else words) + (end.text if end else "")


class Mark:
    def __init__(self, text: str) -> None:
        self.text = text

    def doubled(self) -> Mark:
        return Mark(self.text * 2)

    def times(self, count: int, kind: Literal["all", "one"] = "all", key: any = None) -> Mark:
        return Mark(self.text * count)


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        self.weights: torch.Tensor = torch.zeros(3)

    def predict(self, text: str, times: int | None = Input(default=None, ge=1)) -> str:  #! CF202 CF301 CF301 CF405
        def loud(word: str) -> str:
            return word.upper()

        mark: Sign = Mark("!").doubled()
        return joined(text.split(), end=mark.times(times or 1), each=loud) + self.sizes(self.weights)

    def sizes(self, tensor: torch.Tensor | None, among: list[Predictor] = []) -> str:  #! CF105
        return str(tensor.shape)
