import os

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: Path | None = None):  #! CF203
        self.words = []
        if weights:
            self.read(weights, os.linesep)

    def read(self, words: Path, separator: str):
        if words.suffix == ".txt":
            self.words = words.read_text().split(separator)

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return sum(word in self.words for word in text.split())
