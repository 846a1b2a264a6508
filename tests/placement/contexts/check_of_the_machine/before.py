import os

import torch
from cog import BasePredictor, Input

if not os.path.exists("."):
    raise RuntimeError("there is no folder")


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count))
