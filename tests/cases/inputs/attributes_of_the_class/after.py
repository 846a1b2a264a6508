from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str
    style: Literal["plain", "bold"] = Field(description="Style", default="plain")
    other: str = "plain"
    count: int = Field(default=1, ge=1, le=8)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    STYLE = "plain"
    STYLES = [STYLE, "bold"]
    LARGEST = 4 * 2

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {input.style} {input.other}" * input.count + self.STYLE)
