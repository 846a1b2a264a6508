from cog import BasePredictor  #! CF101

words = ["cat"]


class Predictor(BasePredictor):  #! CF201
    def __init__(self):  #! CF204!
        words = ["dog"]
        self.first = words[0]

    def setup(self):
        self.second = words[0]

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.first + self.second
