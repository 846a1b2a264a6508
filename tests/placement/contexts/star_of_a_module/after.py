import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["tools.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np
        from tools import FACTOR, NAME, scale

        return Output(text=f"{scale(input.count)} {os.path.basename(NAME)} {np.zeros(1)} {FACTOR}")
