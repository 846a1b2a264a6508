from dataclasses import dataclass

import fal
from pydantic import BaseModel


@dataclass
class Output:
    text: str


class Input(BaseModel):
    text: str


class MyModelOutput(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> MyModelOutput:
        return MyModelOutput(text=Output(input.text).text)
