import fal
from pydantic import BaseModel


class Echo:
    def predict(self, text: str) -> str:
        return text


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(Echo, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=super().predict(text=input.text))
