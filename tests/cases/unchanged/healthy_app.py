import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import torch

STYLES = {"photo": 7.5, "comic": 5.0}


class Input(BaseModel):
    image_url: str = Field(description="Picture to change")
    style: Literal["photo", "comic"] = Field(default="photo")
    seed: int | None = Field(default=None)


class Output(BaseModel):
    image: Image


class Painter(fal.App, python_version="3.11"):
    app_name = "painter"
    machine_type = "GPU-A100"
    requirements = ["torch==2.4.0", "diffusers==0.30.0"]

    def setup(self) -> None:
        os.environ["HF_HOME"] = "/data/hub"

        import torch
        from diffusers import DiffusionPipeline

        self.pipe = DiffusionPipeline.from_pretrained("model", torch_dtype=torch.float16)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        with torch.inference_mode(), tempfile.TemporaryDirectory() as input_dir:
            picture = download_file(input.image_url, input_dir)
            return Output(image=Image.from_pil(self.paint(picture, STYLES[input.style])))

    def paint(self, picture: Path, scale: float, mask: "torch.Tensor | None" = None):
        return self.pipe(picture, scale, mask).images[0]
