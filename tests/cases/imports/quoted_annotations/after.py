from typing import TYPE_CHECKING, Optional

import fal
from pydantic import BaseModel

if TYPE_CHECKING:
    import numpy as np
    import torch
    from PIL import Image


def to_tensor(image: "Image.Image", scale: float = 1.0) -> "torch.Tensor":
    import numpy as np
    import torch

    return torch.from_numpy(np.asarray(image)) * scale


class Input(BaseModel):
    size: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        return Output(text=self.describe(to_tensor(Image.new("L", (input.size, input.size)))))

    def describe(self, tensor: "torch.Tensor", mask: "Optional[np.ndarray]" = None) -> str:
        return f"{tensor.shape} {mask}"
