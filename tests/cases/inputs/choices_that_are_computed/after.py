from typing import Literal

import fal
from pydantic import BaseModel, Field

RESOLUTION = 64
SIZES = [(256, 256), (512, 768)]


class Settings:
    LANGUAGES = ["en", "de"]


class Input(BaseModel):
    power: Literal[2, 4, 8, 16] = Field(default=2)
    duration: Literal[1, 2] = Field(default=128 // RESOLUTION)
    size: Literal["256x256", "512x768"] = Field(default="256x256")
    language: Literal["auto", "en", "de"] = Field(default="auto")
    title: Literal["En", "De", "None"] = Field(default="En")
    name: Literal["small", "large"] = Field(default="small")
    steps: Literal[1, 2] = Field(default=1)
    only: Literal["one"] = Field(default="one")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        MODELS = {"small": torch.float16, "large": torch.float32}

        self.models = {name: torch.load(name) for name in MODELS}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.power} {input.duration} {input.size} {input.language} {input.title} {input.name} {input.steps} {input.only}")
