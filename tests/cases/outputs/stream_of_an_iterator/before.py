from typing import Iterator

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Iterator[str]:  #! CF202 CF301 CF403
        return iter(text.split())
