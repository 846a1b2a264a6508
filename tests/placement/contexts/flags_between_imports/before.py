import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import torch

torch.backends.cudnn.benchmark = True

from cog import BasePredictor, Input
from tools import STARTED


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{STARTED} {plt.plot(count)}"
