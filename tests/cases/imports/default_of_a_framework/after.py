import fal
from pydantic import BaseModel


def convert(value, dtype=None):
    import torch

    if dtype is None:
        dtype = torch.float16
    return torch.tensor(value, dtype=dtype)


class Input(BaseModel):
    number: float


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=float(convert(input.number)))
