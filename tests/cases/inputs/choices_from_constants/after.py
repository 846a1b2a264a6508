from typing import Literal

import fal
from pydantic import BaseModel, Field

RATIOS = {"1:1": (1024, 1024), "16:9": (1344, 768)}
VOICES = ["anna", "ben"]
CLONED = ["carl"]
SIZES = (64, 128)


class Input(BaseModel):
    ratio: Literal["1:1", "16:9", "custom"] = Field(default="1:1")
    voice: Literal["anna", "ben", "carl"] = Field(description="Who", default=VOICES[0])
    size: Literal[64, 128] = Field(default=64)
    table: Literal["16:9", "1:1"] = Field(default="16:9")
    keys: Literal["1:1", "16:9"] = Field(default="1:1")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        width, height = RATIOS.get(input.ratio, (input.size, input.size))
        return Output(text=f"{width}x{height} {input.voice} {input.table} {input.keys}")
