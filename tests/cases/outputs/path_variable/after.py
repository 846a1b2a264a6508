from pathlib import Path

import fal
from fal.toolkit import Video
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    video: Video


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Write a film"""
        film = Path("/tmp") / "film.mp4"
        film.write_text(input.text)
        return Output(video=Video.from_path(film, content_type="video/mp4"))
