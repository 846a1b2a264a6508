import torch as t, numpy as np
from cog import BasePredictor, Input

HALF = FLOAT = t.float16
FLOAT, *REST = np.array([1, 2])


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{HALF} {FLOAT} {REST} {count}"
