from cog import BasePredictor, File  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: File = None):  #! CF203!
        self.words = weights.read().split() if weights else []

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.words}"
