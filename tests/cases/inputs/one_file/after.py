import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    document_url: str = Field(description="Text file")


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Count letters"""
        with tempfile.TemporaryDirectory() as input_dir:
            document = download_file(input.document_url, input_dir)
            return Output(output=len(document.read_text()))
