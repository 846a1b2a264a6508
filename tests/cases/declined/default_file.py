import os

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, image: Path = Input(default=os.getenv("EXAMPLE"))) -> int:  #! CF202 CF305! CF405
        return image.stat().st_size
