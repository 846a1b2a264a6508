import fal
from pydantic import BaseModel


def zeros(n):
    import numpy as np

    return np.zeros(n)  # floats


class Input(BaseModel):
    n: int


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self): pass  # nothing to load

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        n = input.n
        n = n + 1
        return Output(output=float(zeros(n).sum()))  # zero
