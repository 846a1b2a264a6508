import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global HALF, FLOAT, REST

        import torch as t
        import numpy as np

        HALF = FLOAT = t.float16
        FLOAT, *REST = np.array([1, 2])

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{HALF} {FLOAT} {REST} {input.count}")
