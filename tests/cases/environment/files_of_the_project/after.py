import json

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["words.json"]

    def setup(self):
        with open("words.json") as file:
            self.words = json.load(file)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.words.get(input.text, input.text))
