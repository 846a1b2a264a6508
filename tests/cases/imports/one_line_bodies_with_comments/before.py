import numpy as np  #! CF103
from cog import BasePredictor  #! CF101


def zeros(n): return np.zeros(n)  # floats


class Predictor(BasePredictor):  #! CF201
    def setup(self): pass  # nothing to load

    def predict(self, n: int) -> float: n = n + 1; return float(zeros(n).sum())  # zero  #! CF202 CF301 CF405
