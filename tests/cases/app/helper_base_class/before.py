from abc import ABC

from cog import BasePredictor, Input  #! CF101 CF101


class Helper(BasePredictor, ABC):
    """What all of them share."""

    def shout(self, text: str) -> str:
        return text.upper()


class Predictor(Helper):  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        return self.shout(text)
