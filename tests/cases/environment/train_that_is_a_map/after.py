import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
