import numpy as np  #! CF103
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, numbers: str) -> float:  #! CF202 CF301 CF405
        return float(np.mean([float(one) for one in numbers.split()]))
