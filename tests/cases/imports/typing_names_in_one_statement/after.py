from typing import TYPE_CHECKING, Literal

import fal
from pydantic import BaseModel

if TYPE_CHECKING:
    from PIL import Image


def brightness(picture: "Image.Image") -> int:
    return picture.getpixel((0, 0))


class Input(BaseModel):
    color: Literal["black", "white"]


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        return Output(output=brightness(Image.new("L", (1, 1), input.color)))
