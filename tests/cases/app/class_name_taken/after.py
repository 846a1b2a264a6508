import fal
from pydantic import BaseModel


class MyModel:
    def __init__(self, size):
        self.size = size


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class Predictor(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.model = MyModel(3)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.a * self.model.size)
