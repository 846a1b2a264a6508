import mimetypes
import subprocess
from pathlib import Path, Path as FilePath
from typing import Literal

import fal
from fal.toolkit import Image
from pydantic import BaseModel, Field

FOLDER = "/tmp/rendered"


class Input(BaseModel):
    text: str
    format: Literal["webp", "png"] = Field(default="webp")


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.logo = "logo.png"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        subprocess.run(["render", self.logo, input.text, input.format, FOLDER], check=True)
        return Output(
            images=[
                Image.from_path(path, content_type=mimetypes.guess_type(path, strict=False)[0])
                for path in self.rendered()
            ]
        )

    def rendered(self):
        files = []
        for file in FilePath(FOLDER).iterdir():
            files.append(Path(file))
        return files
