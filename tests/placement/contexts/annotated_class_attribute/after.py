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
    model: "torch.nn.Module"
    device: "torch.device" = None

    def setup(self):
        import torch

        self.model = torch.load("a")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{self.model(input.count)} {self.device}")
