import fal
from pydantic import BaseModel


class Counting:
    count = 1


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(Counting, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text * self.count)
