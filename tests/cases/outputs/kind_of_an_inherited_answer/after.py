import mimetypes
from pathlib import Path
from typing import Literal

import fal
from fal.toolkit import Image
from pydantic import BaseModel, Field


class Base:
    def predict(self, prompt: str, output_format: str = "png") -> Path:
        path = f"/tmp/out.{output_format}"
        with open(path, "w") as file:
            file.write(prompt)
        return Path(path)


class Input(BaseModel):
    prompt: str = Field(description="What to draw")
    output_format: Literal["png", "jpg"] = Field(default="png")


class Output(BaseModel):
    image: Image


class MyModel(Base, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            image=Image.from_path(
                path := super().predict(input.prompt, input.output_format),
                content_type=mimetypes.guess_type(path, strict=False)[0],
            )
        )
