import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.load("weights.pt")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.model(count))
