# Prediction interface for Cog ⚙️
# https://cog.run/python

import os

os.environ["OMP_NUM_THREADS"] = "1"

import tempfile

import numpy as np
from cog import BasePredictor, Input, Path
from PIL import Image


class Predictor(BasePredictor):
    def setup(self) -> None:
        """Load the colours into memory"""
        self.colours = {
            "sepia": np.array([112, 66, 20]),
            "cyan": np.array([0, 139, 139]),
            "rose": np.array([190, 60, 110]),
        }

    def predict(
        self,
        image: Path = Input(description="Image to tint"),
        mask: Path = Input(
            description="Where to tint: white is tinted, black is kept. Everywhere if left out",
            default=None,
        ),
        colour: str = Input(
            description="Colour of the tint",
            choices=["sepia", "cyan", "rose"],
            default="sepia",
        ),
        strength: float = Input(
            description="Share of the tint in the result", default=0.5, ge=0.0, le=1.0
        ),
    ) -> Path:
        """Run a single prediction on the model"""
        source = Image.open(image).convert("RGB")
        pixels = np.asarray(source, dtype=np.float64)

        share = np.full(pixels.shape[:2], strength)
        if mask is not None:
            stencil = Image.open(mask).convert("L").resize(source.size)
            share = share * np.asarray(stencil) / 255

        # the tint follows the brightness, so that shapes stay visible
        brightness = pixels.mean(axis=2, keepdims=True) / 255
        tinted = brightness * self.colours[colour]
        mixed = pixels + (tinted - pixels) * share[..., None]

        output_path = Path(tempfile.mkdtemp()) / "tinted.png"
        Image.fromarray(mixed.round().astype(np.uint8)).save(output_path)
        return output_path
