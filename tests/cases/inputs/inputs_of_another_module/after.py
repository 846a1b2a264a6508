from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    output_format: Literal["webp", "jpg", "png"] = Field(
        description="Format of the output", default="webp"
    )
    quality: int = Field(description="Quality", default=80, ge=0, le=100)
    seed: int | None = Field(description="Seed, random by default", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {input.output_format} {input.quality} {input.seed}")
