from typing import TYPE_CHECKING, List, Optional

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import numpy as np
    import torch
    from PIL import Image


def encode(picture: "Image.Image", *others: "np.ndarray", weight: "Optional[torch.Tensor]" = None, **options: "torch.dtype") -> "List[np.ndarray]":
    import numpy as np

    return np.array([picture, *others, weight])


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count, 1, weight=2)))
