from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    aspect_ratio: Literal["1:1", "16:9", "21:9"] = Field(
        description="Aspect ratio of the picture", default="1:1"
    )
    prompt_strength: float = Field(
        description="How much the prompt counts against the picture",
        ge=0,
        le=1,
        default=0.8,
    )
    negative_prompt: str = "(worst quality, normal quality, low quality:1.4), blurry, two heads"
    style: str = Field(
        default="a picture in the style (roughly) of the old masters, in oil"
    )


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.aspect_ratio} {input.prompt_strength} {input.negative_prompt} {input.style}")
