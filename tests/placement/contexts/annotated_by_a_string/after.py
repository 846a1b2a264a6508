from typing import TYPE_CHECKING

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import numpy as np


def encode(count: "int") -> "np.ndarray":
    import torch

    return torch.tensor(count)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count)))
