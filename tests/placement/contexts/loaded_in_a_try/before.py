import torch
from cog import BasePredictor, Input

try:
    MODEL = torch.load("a")
except FileNotFoundError:
    MODEL = None


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(MODEL(count))
