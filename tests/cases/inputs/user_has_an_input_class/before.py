from cog import BasePredictor, Input as Parameter  #! CF101 CF101


class Input:
    def __init__(self, text):
        self.text = text


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Parameter(description="Text")) -> str:  #! CF202 CF301 CF405
        return Input(text).text
