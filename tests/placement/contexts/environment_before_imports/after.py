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
    app_files = ["tools.py"]

    def setup(self) -> None:
        global HOME

        os.environ["HF_HOME"] = "/src/cache"

        from tools import HOME

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{HOME} {torch.tensor(input.count)}")
