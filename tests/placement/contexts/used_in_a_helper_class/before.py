import torch
from cog import BasePredictor, Input


class Encoder:
    def __init__(self, count):
        self.count = torch.tensor(count)

    def __call__(self, text):
        return str(torch.cat([self.count, text]))


class Predictor(BasePredictor):
    def setup(self):
        self.encoder = Encoder(1)

    def predict(self, count: int = Input(default=2)) -> str:
        return self.encoder("a")
