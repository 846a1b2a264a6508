import os

import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    os.environ["LEVEL"] = "3"
    torch.set_num_threads(2)

    def predict(self, count: int = Input(default=2)) -> str:
        return os.environ["LEVEL"] + str(torch.tensor(count))
