import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        with torch.autocast("cuda"), torch.no_grad():
            return str(torch.tensor(count))
