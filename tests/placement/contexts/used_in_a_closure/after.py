import fal
from pydantic import BaseModel, Field


def scaled_by(factor):
    import numpy as np

    def scale(number):
        return np.multiply(number, factor)

    return scale


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.scale = scaled_by(3)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.scale(input.count)))
