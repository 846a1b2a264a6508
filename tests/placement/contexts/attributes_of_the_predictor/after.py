import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    """Attributes that a framework computes."""

    app_name = "my-model"
    machine_type = "GPU-A100"
    name = "model"

    def setup(self):
        import torch

        self.device = torch.device("cuda")
        self.token = os.environ.get("TOKEN", "none")

        self.model = torch.load(self.name, self.device)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{self.model(input.count)} {self.device} {self.token}")
