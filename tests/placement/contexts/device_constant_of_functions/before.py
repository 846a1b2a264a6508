import torch
from cog import BasePredictor, Input

DEVICE = torch.device("cuda")


def encode(count):
    return torch.tensor(count).to(DEVICE)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count).to(DEVICE))
