import torch
from cog import BasePredictor, Input


@torch.no_grad()
def encode(count):
    for number in range(count):
        yield torch.tensor(number)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return ", ".join(str(one) for one in encode(count))
