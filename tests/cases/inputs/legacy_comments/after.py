from pathlib import Path
from typing import Literal

import fal
from fal.toolkit import File
from pydantic import BaseModel, Field


class Input(BaseModel):
    # what to repeat
    # any language
    text: str
    # how often,
    # at least once
    # a number
    times: int = Field(default=2, ge=1, description="How often")  # more takes longer
    # punctuation only
    # the usual one
    # nothing more
    end: Literal[
        ".",
        "!",  # loud
    ] = Field(default=".")


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.calls = 0

    # one request at a time
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:  # -> a file
        # the server deletes it
        out_path = Path("/tmp/out.txt")
        out_path.write_text(input.text * input.times + input.end)
        return Output(file=File.from_path(out_path, content_type="text/plain"))
