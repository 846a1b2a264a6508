from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=3, description="How many", ge=1, le=10)
    word: str = Field(
        default="ab", description="Word", min_length=1, max_length=5, pattern="[a-z]+"
    )
    size: Literal["s", "m"] = Field(default="s", description="Size")
    needed: int = Field(description="Needed", ge=1)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.count} {input.word} {input.size} {input.needed}")
