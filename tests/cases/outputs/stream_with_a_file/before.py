from typing import Iterator

from PIL import Image  #! CF103
from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        image: Path = Input(description="Picture"),  #! CF305
        stream: bool = Input(description="Show every step", default=True),  #! CF301
        steps: int = Input(default=3, ge=1, le=9),  #! CF301
    ) -> Iterator[Path]:  #! CF403
        picture = Image.open(image)
        for step in range(steps):
            picture = picture.rotate(90)
            if stream or step == steps - 1:
                # Every step overwrites the one before.
                picture.save("/tmp/out.png")
                yield Path("/tmp/out.png")
