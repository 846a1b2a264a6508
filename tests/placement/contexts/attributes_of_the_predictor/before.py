import os

import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    """Attributes that a framework computes."""

    name = "model"
    device = torch.device("cuda")
    token = os.environ.get("TOKEN", "none")

    def setup(self):
        self.model = torch.load(self.name, self.device)

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{self.model(count)} {self.device} {self.token}"
