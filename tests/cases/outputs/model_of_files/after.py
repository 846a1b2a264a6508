from typing import Optional

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Output(BaseModel):
    """What comes back."""

    image: Image
    mask: Optional[Image] = None  # only where one was asked for
    caption: Optional[str] = None
    seed: int | None = None


class Input(BaseModel):
    seed: int
    with_mask: bool


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        mask_path = "/tmp/mask.png"
        if input.seed < 0:
            return Output(
                image=Image.from_path("/tmp/out.jpg", content_type="image/jpeg"),
            )
        return Output(
            image=Image.from_path("/tmp/out.jpg", content_type="image/jpeg"),  # the picture itself
            mask=(
                Image.from_path(mask_path, content_type="image/png")
                if input.with_mask
                else None
            ),
            seed=input.seed,
        )
