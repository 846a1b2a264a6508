import torch
from torch import nn
from cog import BasePredictor, Input


# -- the network --------------------------------


class Net(nn.Module):
    def forward(self, value):
        return torch.mul(value, 2)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(Net()(count))


if __name__ == "__main__":
    print(Net()(torch.tensor(3)))
