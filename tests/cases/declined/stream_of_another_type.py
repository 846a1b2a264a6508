from fractions import Fraction
from typing import Iterator

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> Iterator[Fraction]:  #! CF202 CF301 CF403!
        for number in range(1, count):
            yield Fraction(1, number)
