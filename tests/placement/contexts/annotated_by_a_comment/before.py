import torch
from cog import BasePredictor, Input


def encode(count):
    # type: (int) -> torch.Tensor
    value = torch.tensor(count)  # type: torch.Tensor
    return value


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))
