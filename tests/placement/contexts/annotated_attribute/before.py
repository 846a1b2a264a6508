import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model: torch.nn.Module = torch.load("a")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.model(count))
