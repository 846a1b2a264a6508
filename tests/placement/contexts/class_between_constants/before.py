import os

import torch
from torch import nn
from cog import BasePredictor, Input

WIDTH = 4
os.environ["LEVEL"] = "2"
DEVICE = torch.device("cuda")


class Net(nn.Module):
    level = os.environ["LEVEL"]

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        return value.to(DEVICE)


NET = Net()
NET.eval()


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{NET(torch.tensor(count))} {WIDTH} {DEVICE} {NET.level}"
