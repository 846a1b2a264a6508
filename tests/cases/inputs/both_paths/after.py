from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=1)


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        out = Path("/tmp") / "out.txt"
        out.write_text("x" * input.count)
        return Output(file=File.from_path(out, content_type="text/plain"))
