import io
import mimetypes
import os
from typing import BinaryIO

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    file: File


def upload(file: BinaryIO) -> File:
    """Upload what a file object holds."""
    file.seek(0)
    name = str(getattr(file, "name", ""))
    content = file.read()
    return File.from_bytes(
        content.encode() if isinstance(content, str) else content,
        mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream",
        file_name=os.path.basename(name) or None,
    )


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(file=upload(io.BytesIO(input.text.encode())))
