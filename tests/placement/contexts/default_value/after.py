from typing import TYPE_CHECKING

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import torch


def encode(count: int, dtype: "torch.dtype | None" = None):
    """Make a tensor."""
    import torch

    if dtype is None:
        dtype = torch.float32
    return torch.tensor(count, dtype=dtype)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{encode(input.count)} {encode(input.count, torch.float16)}")
