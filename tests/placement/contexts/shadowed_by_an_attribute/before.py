import torch
import model
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.load("a")
        self.other = model.load("b")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.model(torch.tensor(count)))
