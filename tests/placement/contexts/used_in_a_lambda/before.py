import numpy as np
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.scale = lambda number: np.multiply(number, 2)

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.scale(count))
