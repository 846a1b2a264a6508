from cog import BasePredictor  #! CF101
from settings import *  #! CF104 CF106

STYLE = FALLBACK if STYLE is None else STYLE
SIZE = 512


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = MODEL

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.model(text, STYLE, SIZE)
