from typing import Optional

import torch
from cog import BasePredictor, Input

model: Optional[torch.nn.Module] = None
DEVICE: torch.device = torch.device("cuda")


def load():
    global model
    if model is None:
        model = torch.load("a", DEVICE)
    return model


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(load()(count))
