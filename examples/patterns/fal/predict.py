import os
import random
import tempfile
from pathlib import Path
from typing import Literal

import fal
from fal.toolkit import Image as FalImage
from pydantic import BaseModel, Field

PALETTES = {
    "sunset": ["#2d1e2f", "#f15946", "#f9c22e"],
    "forest": ["#1b3022", "#5fad56", "#f2c14e"],
    "ink": ["#ffffff", "#222222", "#8d99ae"],
}


class Input(BaseModel):
    shape: Literal["dots", "bars", "tiles"] = Field(
        description="What to draw", default="dots"
    )
    palette: Literal["sunset", "forest", "ink"] = Field(
        description="Colours", default="sunset"
    )
    size: Literal[64, 128, 256] = Field(
        description="Width and height in pixels", default=128
    )
    count: int = Field(description="Shapes per image", default=12, ge=1, le=100)
    num_outputs: int = Field(description="Number of images", default=1, ge=1, le=4)
    seed: int | None = Field(
        description="Random seed. Leave blank to randomize", default=None
    )


class Output(BaseModel):
    images: list[FalImage]


class Patterns(fal.App, python_version="3.11"):
    app_name = "patterns"
    machine_type = "L"
    requirements = ["pillow>=10"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Run a single prediction on the model"""
        from PIL import Image, ImageDraw

        seed = input.seed
        if seed is None:
            seed = int.from_bytes(os.urandom(2), "big")
        print(f"Using seed: {seed}")

        dice = random.Random(seed)
        background, *colours = PALETTES[input.palette]
        output_dir = Path(tempfile.mkdtemp())
        output_paths = []
        for number in range(input.num_outputs):
            image = Image.new("RGB", (input.size, input.size), background)
            draw = ImageDraw.Draw(image)
            for _ in range(input.count):
                self.draw_shape(draw, input.shape, input.size, dice, dice.choice(colours))
            output_paths.append(output_dir / f"pattern-{number}.png")
            image.save(output_paths[-1])
        return Output(
            images=[
                FalImage.from_path(path, content_type="image/png")
                for path in output_paths
            ]
        )

    def draw_shape(self, draw, shape, size, dice, colour):
        x, y, reach = dice.randrange(size), dice.randrange(size), dice.randint(2, size // 8)
        if shape == "dots":
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
        elif shape == "bars":
            draw.line((x, 0, x, size), fill=colour, width=reach)
        else:
            draw.rectangle((x, y, x + reach, y + reach), fill=colour)
