from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    a: int | None = Field(description="First", default=None)
    b: int | None = Field(default=None)
    c: int | None = Field(default=None, description="Third")
    d: int | None = Field(default=None)
    e: int | None = None
    f: str | None = Field(default="six")
    g: Literal["x", "y"] | None = Field(default=None)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=len([one for one in (input.a, input.b, input.c, input.d, input.e, input.f, input.g) if one is not None]))
