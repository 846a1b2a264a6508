import os

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    STYLE = os.environ["STYLE"]

    def predict(self, style: str = Input(default=STYLE)) -> str:  #! CF202 CF301! CF405
        return style
