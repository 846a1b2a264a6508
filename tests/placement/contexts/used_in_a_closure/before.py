import numpy as np
from cog import BasePredictor, Input


def scaled_by(factor):
    def scale(number):
        return np.multiply(number, factor)

    return scale


class Predictor(BasePredictor):
    def setup(self):
        self.scale = scaled_by(3)

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.scale(count))
