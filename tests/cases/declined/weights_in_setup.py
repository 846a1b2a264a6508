from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: Path = None):  #! CF203!
        self.weights = weights

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.weights}"
