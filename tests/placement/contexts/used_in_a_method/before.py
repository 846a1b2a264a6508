import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def encode(self, count):
        return str(torch.tensor(count))

    def predict(self, count: int = Input(default=2)) -> str:
        return self.encode(count)
