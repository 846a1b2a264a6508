import torch
from cog import BasePredictor, Input


def encode(count, dtype=torch.float32):
    if dtype is None:
        return str(count)
    return torch.tensor(count, dtype=dtype)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{encode(count)} {encode(count, None)} {encode(count, torch.int8)}"
