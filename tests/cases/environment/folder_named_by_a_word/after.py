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
    app_files = ["voices"]

    def setup(self):
        folder = "voices"
        self.voices = sorted(os.listdir(folder))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text + self.voices[0])
