import torch
from cog import BasePredictor, Input

TOTAL = 1
TOTAL += torch.cuda.device_count()


class Predictor(BasePredictor):
    def setup(self):
        self.total = TOTAL

    def total_of(self):
        return self.total

    def predict(self, count: int = Input(default=2)) -> str:
        return str(count)
