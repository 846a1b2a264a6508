from typing import Iterator

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self) -> Iterator[int]:  #! CF202 CF403
        yield from range(3)
        return "nobody sees this"
