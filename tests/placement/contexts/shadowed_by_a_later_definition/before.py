import torch
from basicsr import rescale
from cog import BasePredictor, Input


def rescale(value):
    return torch.mul(value, 2)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(rescale(count))
