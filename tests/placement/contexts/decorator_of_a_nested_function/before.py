import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        @torch.no_grad()
        def encode(number):
            return torch.tensor(number)

        return str(encode(count))
