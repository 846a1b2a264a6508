import torch
from cog import BasePredictor, Input


@torch.jit.script
def gelu(value):
    # as in the paper
    return value * torch.sigmoid(1.702 * value)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(gelu(torch.tensor(count)))
