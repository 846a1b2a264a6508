import fal
from pydantic import BaseModel, Field

NAMES = [np for np in ("a", "b")]
SQUARE = lambda np: np * np


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        return Output(text=f"{NAMES} {SQUARE(input.count)} {np.zeros(1)}")
