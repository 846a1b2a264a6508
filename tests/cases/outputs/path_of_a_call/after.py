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
        return Output(
            file=File.from_path(self.write(input.text), content_type="application/zip")
        )

    def write(self, text):
        path = Path("/tmp/out.zip")
        path.write_text(text)
        return path
