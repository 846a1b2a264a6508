import os
import sys

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["lib"]

    def setup(self) -> None:
        sys.path.insert(0, os.path.abspath("lib"))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from shouting import shout

        return Output(text=shout(input.text))
