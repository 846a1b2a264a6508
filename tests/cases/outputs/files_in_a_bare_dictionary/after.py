from typing import Any

import fal
from fal.toolkit import Audio, Image
from pydantic import BaseModel


class Input(BaseModel):
    seed: int


class Output(BaseModel):
    output: Any


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        result = {"seed": input.seed, "image": Image.from_path("/tmp/out.png", content_type="image/png")}
        if input.seed > 3:
            result["sound"] = Audio.from_path("/tmp/out.wav", content_type="audio/wav")
        return Output(output=result)
