from pathlib import Path, Path as LocalPath

import fal
from pydantic import BaseModel, Field


# The tests run without cog.


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {Path('words.txt').stem} {LocalPath('a.b').stem}")
