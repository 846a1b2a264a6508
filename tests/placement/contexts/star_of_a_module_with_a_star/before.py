from cog import BasePredictor, Input
from tools import *


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{scale(count)} {deep(count)}"
