import mimetypes
import os
from typing import BinaryIO

import fal
from fal.toolkit import File
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="What to write")
    empty: bool = False


class Output(BaseModel):
    file: File | None = None


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
        if input.empty:
            return Output(file=None)
        with open("answer.txt", "w") as file:
            file.write(input.text)
        answer = open("answer.txt", "rb")
        return Output(file=upload(answer) if answer is not None else None)
