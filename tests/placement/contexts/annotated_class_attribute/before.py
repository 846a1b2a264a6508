import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    model: torch.nn.Module
    device: torch.device = None

    def setup(self):
        self.model = torch.load("a")

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{self.model(count)} {self.device}"
