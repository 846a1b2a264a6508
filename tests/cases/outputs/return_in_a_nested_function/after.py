import mimetypes
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
        def name(number):
            return Path(f"/tmp/{number}.txt")

        out = name(len(input.text))
        out.write_text(input.text)
        return Output(
            file=File.from_path(
                out,
                content_type=mimetypes.guess_type(out, strict=False)[0],
            )
        )
