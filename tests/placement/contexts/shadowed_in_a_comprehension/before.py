import numpy as np
from scipy import signal
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.window = signal.hann(3)

    def predict(self, count: int = Input(default=2)) -> str:
        return ", ".join(str(signal) for signal in np.split(count, 2))
