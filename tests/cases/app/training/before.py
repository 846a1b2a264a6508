from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: str = None):  #! CF203
        self.words = weights.split(",") if weights else []

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + " ".join(self.words)
