import mimetypes
from typing import Literal

import fal
from fal.toolkit import Image
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str
    output_format: Literal["webp", "jpg", "png"] = Field(default="webp")


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        out = f"/tmp/out.{input.output_format}"
        with open(out, "w") as file:
            file.write(input.text)
        return Output(
            image=Image.from_path(
                out,
                content_type=mimetypes.guess_type(out, strict=False)[0],
            )
        )
