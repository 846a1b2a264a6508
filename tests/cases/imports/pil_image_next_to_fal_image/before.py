from cog import BasePredictor, Path  #! CF101 CF101
from PIL import Image  #! CF103


class Predictor(BasePredictor):  #! CF201
    def predict(self, width: int, height: int) -> Path:  #! CF202 CF301 CF301 CF401
        Image.new("RGB", (width, height)).save("/tmp/blank.png")
        return Path("/tmp/blank.png")
