import torch
from torch import nn
from cog import BasePredictor, Input

try:
    from absent_flash import attend
except ImportError:
    attend = None


class Net(nn.Module):
    def forward(self, value):
        return torch.mul(value, 2) if attend is None else attend(value)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{Net()(count)} {attend}"
