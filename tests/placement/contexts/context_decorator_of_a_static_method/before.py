import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @staticmethod
    @torch.no_grad()
    def encode(count):
        return torch.tensor(count)

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.encode(count))
