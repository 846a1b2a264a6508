import os

os.environ["HF_HOME"] = "/src/cache"

import torch
from cog import BasePredictor, Input
from tools import HOME


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{HOME} {torch.tensor(count)}"
