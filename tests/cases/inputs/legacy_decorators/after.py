import tempfile
from pathlib import Path
from typing import Literal

import fal
from fal.toolkit import Image as FalImage
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Picture to frame")
    mask_url: str | None = Field(default=None, description="What to leave out")
    frame: Literal["none", "thin", "thick"] = Field(
        default="thin", description="Kind of frame"
    )
    corners: Literal[0, 4] = Field(default=4)
    scale: float = Field(default=1, ge=0.1, le=8)
    title: str
    grey: bool = Field(
        default=False,
        description="Whether the colours go, and what remains of the picture is its light",
    )
    seed: int | None = Field(default=None, ge=0, description="Seed of the noise")


class Output(BaseModel):
    image: FalImage


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.frames = {"none": 0, "thin": 1, "thick": 4}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Put a frame around a picture"""
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, f"{input_dir}/image")
            mask = (
                download_file(input.mask_url, f"{input_dir}/mask")
                if input.mask_url
                else None
            )
            picture = Image.open(image)
            if mask is not None:
                picture.putalpha(Image.open(mask))
            if input.grey:
                picture = picture.convert("L")
            width = self.frames[input.frame] + input.corners + len(input.title) + (input.seed or 0)
            picture = picture.resize((int(picture.width * input.scale) + width, picture.height))
            out_path = Path(tempfile.mkdtemp()) / "out.png"
            picture.save(out_path)
            return Output(image=FalImage.from_path(out_path, content_type="image/png"))
