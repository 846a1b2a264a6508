from typing import Any

import fal
from fal.toolkit import Audio, Image, Video
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
        if input.seed == 1:
            result = dict(seed=input.seed, image=Image.from_path("/tmp/picture.png", content_type="image/png"))
            result["sound"] = Audio.from_path("/tmp/out.wav", content_type="audio/wav")
            return Output(output=result)
        if input.seed == 2:
            return Output(
                output=dict(
                    dict(film=Video.from_path("/tmp/film.mp4", content_type="video/mp4")),
                    **{"seed": input.seed},
                )
            )
        return Output(
            output=dict(
                image=Image.from_path("/tmp/out.png", content_type="image/png"),
                mask=Image.from_path("/tmp/mask.png", content_type="image/png"),
            )
        )
