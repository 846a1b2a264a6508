import numpy as np  #! CF103
from cog import BasePredictor  #! CF101


class Gain:
    @property
    def level(self):
        return np.sqrt(self._level)

    @level.setter
    def level(self, value):
        self._level = np.square(value)


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.gain = Gain()

    def predict(self, value: float) -> float:  #! CF202 CF301 CF405
        self.gain.level = value
        return float(self.gain.level)
