import math

import torch
from torch import nn
from cog import BasePredictor, Input

SIZE = 8
SCALE = math.sqrt(SIZE)


def double(value):
    return torch.mul(value, 2)


class Net(nn.Module):
    def forward(self, value):
        return double(value) * SCALE


class Predictor(BasePredictor):
    def setup(self):
        self.net: Net = Net()

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{self.net(count)} {double(count)} {SIZE}"
