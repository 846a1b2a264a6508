import os

import torch  #! CF102
from cog import BasePredictor  #! CF101
from torch import nn  #! CF102


def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def make_layer(size):
    layer = nn.Linear(size, size)
    torch.nn.init.zeros_(layer.weight)
    return layer


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.layer = make_layer(int(os.environ.get("LAYER_SIZE", "8")))

    def predict(self) -> int:  #! CF202 CF405
        return count_parameters(self.layer)
