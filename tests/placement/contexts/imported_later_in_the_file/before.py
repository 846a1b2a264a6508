from cog import BasePredictor, Input


def encode(count):
    return torch.tensor(count)


import torch


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(np.zeros(count)))


import numpy as np
