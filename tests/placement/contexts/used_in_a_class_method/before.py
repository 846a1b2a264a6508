import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @classmethod
    def encode(cls, count):
        return str(torch.tensor(count))

    def predict(self, count: int = Input(default=2)) -> str:
        return self.encode(count)
