from typing import Literal

import fal
from pydantic import BaseModel, Field

LEVELS = range(2, 5)


class Input(BaseModel):
    level: Literal[2, 3, 4] = Field(default=2)
    preset: Literal[1, 2, 3] = Field(default=3)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text="!" * input.level * input.preset)
