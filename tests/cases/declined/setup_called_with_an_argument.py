from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: str = None):  #! CF203!
        self.weights = weights

    def predict(self, text: str, words: str = Input(default="")) -> str:  #! CF202 CF301 CF301 CF405
        self.setup(weights=words)
        return f"{text} {self.weights}"
