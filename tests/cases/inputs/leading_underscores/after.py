import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str
    count: int = Field(default=1)
    file_url: str | None = Field(default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            _file = download_file(input.file_url, input_dir) if input.file_url else None
            return Output(text=input.text * input.count + (_file.read_text() if _file else ""))
