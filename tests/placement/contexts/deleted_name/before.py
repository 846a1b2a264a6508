import torch
from cog import BasePredictor, Input

DTYPES = {"half": torch.float16}
del torch


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        import torch

        return str(torch.tensor(count, dtype=DTYPES["half"]))
