import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def encode(self, count, dtype=torch.float32):
        return torch.tensor(count, dtype=dtype)

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{self.encode(count)} {self.encode(count, torch.float16)}"
