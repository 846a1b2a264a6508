import argparse

import fal
from pydantic import BaseModel

parser = argparse.ArgumentParser()
parser.add_argument("--layers", type=int, default=3)


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global options

        options, _ = parser.parse_known_args()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text * options.layers)
