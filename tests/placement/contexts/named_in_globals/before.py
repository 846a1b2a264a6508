import numpy as np
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = torch.load("a")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(globals()["np"].zeros(count))
