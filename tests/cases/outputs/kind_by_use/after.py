import os
import shutil
import tempfile

import fal
from fal.toolkit import File, Image, Video
from pydantic import BaseModel


class Output(BaseModel):
    picture: Image
    archive: File
    film: Video


class Input(BaseModel):
    seed: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        picture = tempfile.mktemp()
        self.draw(input.seed).save(picture, format="PNG")
        archive = shutil.make_archive("/tmp/all", "zip", "/tmp/some")
        for name in os.listdir("/tmp/films"):
            if name.endswith(".mp4"):
                film = os.path.join("/tmp/films", name)
        return Output(
            picture=Image.from_path(picture, content_type="image/png"),
            archive=File.from_path(archive, content_type="application/zip"),
            film=Video.from_path(film, content_type="video/mp4"),
        )
