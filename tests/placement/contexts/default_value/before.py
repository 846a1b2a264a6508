import torch
from cog import BasePredictor, Input


def encode(count: int, dtype: torch.dtype = torch.float32):
    """Make a tensor."""
    return torch.tensor(count, dtype=dtype)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{encode(count)} {encode(count, torch.float16)}"
