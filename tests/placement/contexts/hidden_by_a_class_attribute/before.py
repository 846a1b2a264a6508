import numpy as np
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    np = "numpy"

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{self.np} {np.zeros(count)}"
