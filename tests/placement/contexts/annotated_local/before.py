import numpy as np
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        value: np.ndarray = torch.tensor(count)
        return str(value)
