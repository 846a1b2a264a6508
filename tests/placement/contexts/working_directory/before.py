import os
import tempfile

import torch
from cog import BasePredictor, Input

os.chdir("/")


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{os.getcwd()} {torch.tensor(count)}"
