import numpy as np
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return ", ".join([str(np.square(one)) for one in range(count) if np.isfinite(one)])
