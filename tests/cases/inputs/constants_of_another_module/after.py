from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    ratio: Literal["1:1", "16:9"] = Field(description="One of 1:1, 16:9", default="1:1")
    style: Literal["flat", "round"] = Field(description="Style", default="flat")
    steps: int = Field(description="Steps", default=28, le=56)
    plain: int = 28


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.ratio} {input.style} {input.steps} {input.plain}")
