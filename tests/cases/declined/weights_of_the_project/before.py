from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: Path):  #! CF203!
        self.words = open(weights).read().split()

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.words}"
