from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text to write down")
    upper: bool = Field(default=False)


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        pass

    # Inputs of a request
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Write a text down"""
        folder = "/tmp"
        limit = -1
        path = Path(folder) / "out.txt"
        path.write_text((input.text.upper() if input.upper else input.text)[:limit])
        return Output(file=File.from_path(path, content_type="text/plain"))
