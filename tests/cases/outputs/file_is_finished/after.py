import tempfile
from pathlib import Path

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    close: bool = True


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not input.close:
            with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
                file.write(input.text)
                file.flush()
                return Output(
                    file=File.from_path(Path(file.name), content_type="text/plain")
                )
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text(input.text)
            return Output(
                file=File.from_path(Path(named.name), content_type="text/plain")
            )
