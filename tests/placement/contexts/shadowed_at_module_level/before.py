import numpy as np
from cog import BasePredictor, Input

NAMES = [np for np in ("a", "b")]
SQUARE = lambda np: np * np


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{NAMES} {SQUARE(count)} {np.zeros(1)}"
