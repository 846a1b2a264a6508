from typing import Optional

import fal
from fal.toolkit import Image, Video
from pydantic import BaseModel


class Common(BaseModel):
    preview: Optional[Image] = None


class Output(Common):
    video: Video


class Input(BaseModel):
    seed: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            video=Video.from_path("/tmp/out.mp4", content_type="video/mp4"),
            preview=Image.from_path("/tmp/out.gif", content_type="image/gif"),
        )
