import fal
from pydantic import BaseModel


class Input(BaseModel):
    numbers: str


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        return Output(output=float(np.mean([float(one) for one in input.numbers.split()])))
