from functools import partial

import fal
from pydantic import BaseModel, Field


def encode(count):
    return to_pil(zeros(square(count)))


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global to_pil, zeros, square

        import numpy as np
        from torchvision import transforms

        to_pil = transforms.ToPILImage()
        zeros = partial(np.zeros, dtype="float32")
        square = lambda number: np.square(number)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count)))
