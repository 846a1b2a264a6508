"""A scikit-learn style predictor, with setup and predict, that nobody serves."""

import numpy as np


class Predictor:
    def setup(self):
        self.weights = np.ones(3)

    def predict(self, image: str, scale: float = 1.0) -> float:
        return float(self.weights.sum() * scale)
