import os
import sys

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["vendor"]

    def setup(self) -> None:
        sys.path.insert(0, os.path.abspath("vendor"))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from engine import run

        return Output(text=str(run(input.count)))
