import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        def encode(number, dtype=torch.float32):
            return torch.tensor(number, dtype=dtype)

        return str(encode(count))
