from abc import ABC

import fal
from pydantic import BaseModel, Field


class Helper(ABC):
    """What all of them share."""

    def shout(self, text: str) -> str:
        return text.upper()


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(Helper, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.shout(input.text))
