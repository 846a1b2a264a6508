from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    colour: Literal["red", "green"] = Field(default="red")
    size: Literal[256, 512, 1024] = Field(description="Width", default=512)
    style: Literal[
        "photo", "oil painting", "water colour", "pencil drawing", "comic strip"
    ] = Field(
        description="Look of the picture",
        default="photo",
    )
    mode: Literal["it's", 'say "so"', "größer"]
    format: Literal[
        "webp",
        "jpg",  # smallest
        "png",
    ] = Field(
        description="Format of the output",
        default="webp",
    )


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.colour} {input.size} {input.style} {input.mode} {input.format}")
