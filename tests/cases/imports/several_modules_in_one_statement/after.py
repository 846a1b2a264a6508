import os, sys

import fal
from pydantic import BaseModel


class Input(BaseModel):
    name: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{input.name} {torch.__version__} {os.name} {sys.platform}")
