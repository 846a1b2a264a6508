import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @property
    def device(self):
        return torch.device("cuda")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.device)
