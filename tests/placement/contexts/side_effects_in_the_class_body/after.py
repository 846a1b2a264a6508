import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        os.environ["LEVEL"] = "3"
        torch.set_num_threads(2)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=os.environ["LEVEL"] + str(torch.tensor(input.count)))
