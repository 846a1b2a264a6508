import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["weights"]

    def setup(self):
        # TODO(cogfal CF106): `weights` holds a note of what belongs there and nothing else: fill it before you deploy  #! CF106
        self.names = [name for name in os.listdir("weights") if name.endswith(".bin")]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text + self.names[0])
