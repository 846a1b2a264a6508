import torch
from cog import BasePredictor, Input


@torch.no_grad()
def encode(count):
    """Without gradients."""
    return torch.tensor(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))
