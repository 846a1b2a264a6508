import tempfile
from pathlib import Path

import cog  #! CF101
from PIL import Image  #! CF103


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.frames = {"none": 0, "thin": 1, "thick": 4}

    @cog.input("image", type=Path, help="Picture to frame")  #! CF307
    @cog.input("mask", type=Path, default=None, help="What to leave out")  #! CF307
    @cog.input(  #! CF307
        "frame",
        type=str,
        default="thin",
        options=[
            "none",
            "thin",
            "thick",
        ],
        help="Kind of frame",
    )
    @cog.input("corners", int, 4, 0, None, [0, 4])  #! CF307
    @cog.input("scale", type=float, default=1, min=0.1, max=8)  #! CF307
    @cog.input("title", type=str)  #! CF307
    @cog.input("grey", type=bool, default=False, help="Whether the colours go, and what remains of the picture is its light")  #! CF307
    @cog.input("seed", type=int, default=None, min=0, help="Seed of the noise")  #! CF307
    def predict(self, title, image, mask=None, frame="none", corners=0, grey=True, *, scale=2.0, seed=None):  #! CF202
        """Put a frame around a picture"""
        picture = Image.open(image)
        if mask is not None:
            picture.putalpha(Image.open(mask))
        if grey:
            picture = picture.convert("L")
        width = self.frames[frame] + corners + len(title) + (seed or 0)
        picture = picture.resize((int(picture.width * scale) + width, picture.height))
        out_path = Path(tempfile.mkdtemp()) / "out.png"
        picture.save(out_path)
        return out_path
