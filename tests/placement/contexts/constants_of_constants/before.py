import torch
from cog import BasePredictor, Input

WIDTH = 64
SHAPE = (WIDTH, WIDTH)
NOISE = torch.randn(SHAPE)
HALF = NOISE / 2


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(HALF + count)
