import mimetypes
import tempfile
from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.NamedTemporaryFile("w", delete=False) as file:
            file.write(input.text)
        return Output(
            file=File.from_path(
                path := Path(file.name),
                content_type=mimetypes.guess_type(path, strict=False)[0],
            )
        )
