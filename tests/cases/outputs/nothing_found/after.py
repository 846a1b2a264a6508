from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    file: File | None = None


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not input.text:
            return Output(file=None)
        if input.text == " ":
            return Output(file=None)
        out = Path("/tmp/out.txt")
        out.write_text(input.text)
        return Output(file=File.from_path(out, content_type="text/plain"))
