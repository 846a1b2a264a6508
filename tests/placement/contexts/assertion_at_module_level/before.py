import torch
from cog import BasePredictor, Input

assert torch.cuda.is_available(), "needs a GPU"


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count))
