from typing import Optional

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: Optional[Path] = None) -> None:  #! CF203
        """Read the words of the fine-tuned version"""
        if str(weights) == "weights":
            weights = None
        self.words = load(str(weights)) if weights is not None else ["cat", "dog"]

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return sum(word in self.words for word in text.split())


def load(source: str) -> list[str]:
    return source.split("/")
