import torch
from cog import BasePredictor, Input

try:
    import absent_xformers

    attention = absent_xformers.attention
except ImportError:
    attention = None


class Predictor(BasePredictor):
    def setup(self):
        self.fast = attention is not None

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{attention} {torch.tensor(count)} {self.fast}"
