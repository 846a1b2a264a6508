import fal
from pydantic import BaseModel, Field


def zeros(count, dtype=None):
    import numpy as np

    if dtype is None:
        dtype = np.float32
    return np.zeros(count, dtype)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(zeros(input.count)))
