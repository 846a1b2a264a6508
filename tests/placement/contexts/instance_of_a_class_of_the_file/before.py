import torch
from cog import BasePredictor, Input


class Cache:
    def __init__(self):
        self.device = torch.device("cuda")

    def get(self, count):
        return torch.tensor(count, device=self.device)


CACHE = Cache()


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(CACHE.get(count))
