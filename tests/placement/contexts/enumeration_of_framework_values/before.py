from enum import Enum

import torch
from cog import BasePredictor, Input


class Precision(Enum):
    HALF = torch.float16
    FULL = torch.float32


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count, dtype=Precision.HALF.value))
