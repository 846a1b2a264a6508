# Prediction interface for Cog ⚙️
# https://cog.run/python

import os
import random
import tempfile
from typing import List

from cog import BasePredictor, Input, Path
from PIL import Image, ImageDraw

PALETTES = {
    "sunset": ["#2d1e2f", "#f15946", "#f9c22e"],
    "forest": ["#1b3022", "#5fad56", "#f2c14e"],
    "ink": ["#ffffff", "#222222", "#8d99ae"],
}


class Predictor(BasePredictor):
    def predict(
        self,
        shape: str = Input(
            description="What to draw", choices=["dots", "bars", "tiles"], default="dots"
        ),
        palette: str = Input(description="Colours", choices=list(PALETTES.keys()), default="sunset"),
        size: int = Input(
            description="Width and height in pixels", choices=[64, 128, 256], default=128
        ),
        count: int = Input(description="Shapes per image", default=12, ge=1, le=100),
        num_outputs: int = Input(description="Number of images", default=1, ge=1, le=4),
        seed: int = Input(description="Random seed. Leave blank to randomize", default=None),
    ) -> List[Path]:
        """Run a single prediction on the model"""
        if seed is None:
            seed = int.from_bytes(os.urandom(2), "big")
        print(f"Using seed: {seed}")

        dice = random.Random(seed)
        background, *colours = PALETTES[palette]
        output_dir = Path(tempfile.mkdtemp())
        output_paths = []
        for number in range(num_outputs):
            image = Image.new("RGB", (size, size), background)
            draw = ImageDraw.Draw(image)
            for _ in range(count):
                self.draw_shape(draw, shape, size, dice, dice.choice(colours))
            output_paths.append(output_dir / f"pattern-{number}.png")
            image.save(output_paths[-1])
        return output_paths

    def draw_shape(self, draw, shape, size, dice, colour):
        x, y, reach = dice.randrange(size), dice.randrange(size), dice.randint(2, size // 8)
        if shape == "dots":
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
        elif shape == "bars":
            draw.line((x, 0, x, size), fill=colour, width=reach)
        else:
            draw.rectangle((x, y, x + reach, y + reach), fill=colour)
