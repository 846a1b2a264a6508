import torch
from cog import BasePredictor, Input

DEVICE = torch.device("cuda")


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.load("a").to(DEVICE)

    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count).to(DEVICE))
