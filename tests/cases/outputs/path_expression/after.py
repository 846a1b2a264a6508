import os
import tempfile
from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    name: str


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "page.json"), "w") as file:
            file.write(input.text)
        return Output(
            file=File.from_path(
                Path(os.path.join(folder, "page.json")),
                content_type="application/json",
            )
        )
