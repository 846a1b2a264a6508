import json

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    style: str = "plain"


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["styles"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with open(f"styles/{input.style}.json") as file:
            return Output(text=input.text + json.load(file)["end"])
