from typing import TYPE_CHECKING

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import torch


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def encode(self, count: int) -> "torch.Tensor":
        import torch

        return torch.tensor(count)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.encode(input.count)))
