from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101
from PIL import Image  #! CF103

EXAMPLES = "examples"


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        image: Path = Input(description="Picture", default="https://example.com/cat.png"),  #! CF305
        mask: Path = Input(description="Mask", default=f"{EXAMPLES}/mask.png"),  #! CF305
        other: Path = Path("other.png"),  #! CF305
    ) -> int:  #! CF405
        return Image.open(image).width * Image.open(mask).width * Image.open(other).width
