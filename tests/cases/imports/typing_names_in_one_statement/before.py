from PIL import Image  #! CF103
from cog import BasePredictor, Input  #! CF101 CF101


def brightness(picture: Image.Image) -> int:  #! CF105
    return picture.getpixel((0, 0))


class Predictor(BasePredictor):  #! CF201
    def predict(self, color: str = Input(choices=["black", "white"])) -> int:  #! CF202 CF301 CF303 CF405
        return brightness(Image.new("L", (1, 1), color))
