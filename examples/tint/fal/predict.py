import os
import tempfile
from pathlib import Path
from typing import Literal

import fal
from fal.toolkit import Image as FalImage
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Image to tint")
    mask_url: str | None = Field(
        description="Where to tint: white is tinted, black is kept. Everywhere if left out",
        default=None,
    )
    colour: Literal["sepia", "cyan", "rose"] = Field(
        description="Colour of the tint",
        default="sepia",
    )
    strength: float = Field(
        description="Share of the tint in the result", default=0.5, ge=0.0, le=1.0
    )


class Output(BaseModel):
    image: FalImage


class Tint(fal.App, python_version="3.11"):
    app_name = "tint"
    machine_type = "L"
    requirements = ["numpy>=1.26", "pillow>=10"]

    def setup(self) -> None:
        """Load the colours into memory"""
        os.environ["OMP_NUM_THREADS"] = "1"

        import numpy as np

        self.colours = {
            "sepia": np.array([112, 66, 20]),
            "cyan": np.array([0, 139, 139]),
            "rose": np.array([190, 60, 110]),
        }

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Run a single prediction on the model"""
        import numpy as np
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, f"{input_dir}/image")
            mask = (
                download_file(input.mask_url, f"{input_dir}/mask")
                if input.mask_url
                else None
            )
            source = Image.open(image).convert("RGB")
            pixels = np.asarray(source, dtype=np.float64)

            share = np.full(pixels.shape[:2], input.strength)
            if mask is not None:
                stencil = Image.open(mask).convert("L").resize(source.size)
                share = share * np.asarray(stencil) / 255

            # the tint follows the brightness, so that shapes stay visible
            brightness = pixels.mean(axis=2, keepdims=True) / 255
            tinted = brightness * self.colours[input.colour]
            mixed = pixels + (tinted - pixels) * share[..., None]

            output_path = Path(tempfile.mkdtemp()) / "tinted.png"
            Image.fromarray(mixed.round().astype(np.uint8)).save(output_path)
            return Output(
                image=FalImage.from_path(output_path, content_type="image/png")
            )
