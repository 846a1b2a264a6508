from __future__ import generator_stop

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import fal
from pydantic import BaseModel

if TYPE_CHECKING:
    import torch

LIMIT: int = 3
DEVICES: "dict[str, torch.device]" = {}


class Word(NamedTuple):
    text: str
    next: "Word | None" = None


@dataclass
class Batch:
    tensor: "torch.Tensor"
    words: list[Word] = field(default_factory=list)
    of: "Batch | None" = None


class Answer(BaseModel):
    text: str
    size: int | None = None


class Input(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Answer:
        import torch

        batch = Batch(torch.zeros(LIMIT), [Word(input.text)])
        return Answer(text=batch.words[0].text, size=len(batch.tensor))
