import torch
from cog import BasePredictor, Input

device = torch.device("cuda")


def encode(count):
    return torch.tensor(count, device=device)


class Predictor(BasePredictor):
    def setup(self):
        device = "cpu"
        self.device = device

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{encode(count)} {self.device}"
