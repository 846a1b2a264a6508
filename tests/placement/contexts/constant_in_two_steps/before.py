import torch
from cog import BasePredictor, Input

DEVICE = "cpu"
if torch.cuda.is_available():
    DEVICE = "cuda"


class Predictor(BasePredictor):
    def setup(self):
        self.device = DEVICE

    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count))
