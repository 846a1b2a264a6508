from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: str = "", verbose: bool = False) -> None:  #! CF203
        self.words = weights.split(",")
        if verbose:
            print(self.words)

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return sum(word in self.words for word in text.split())
