from dataclasses import dataclass

import fal
from pydantic import BaseModel


@dataclass
class Settings:
    steps: int = 1
    text: str = ""


class Input(BaseModel):
    steps: int
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        settings = Settings(steps=input.steps, text=input.text)
        settings.steps += 1
        self.text = "kept"
        values = {"steps": settings.steps, "text": input.text}
        return Output(text=str(values["steps"]) + self.text.format(text=input.text))
