import numpy as np
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        value = torch.tensor(count)
        if isinstance(value, np.ndarray):
            return "array"
        return str(type(value) is np.ndarray)
