import torch
from torch import nn
from cog import BasePredictor, Input

steps = 0


class Net(nn.Module):  #! CF105!
    def forward(self, value):
        global steps
        steps += 1
        return torch.mul(value, steps)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        value = Net()(count)
        return f"{value} {steps}"
