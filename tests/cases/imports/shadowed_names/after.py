import random

import fal
from pydantic import BaseModel


def resize(Image, size):
    """The parameter hides PIL's module."""
    return Image.resize((size, size))


def shuffled(items):
    np = list(items)  # no numpy here
    random.shuffle(np)
    return np


class Input(BaseModel):
    size: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np
        from PIL import Image

        picture = Image.fromarray(np.zeros((4, 4), dtype=np.uint8))
        return Output(text=str(shuffled(resize(picture, input.size).size)))
