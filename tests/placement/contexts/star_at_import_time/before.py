from cog import BasePredictor, Input
from tools import *

SCHEDULERS = {"a": DDIM, "b": DDPM}
SIZE = WIDTH * 2


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(SCHEDULERS["a"](SIZE + count))
