from cog import BasePredictor, Input
from tools import *


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        try:
            return f"{scale(count)} {helper(count)}"
        except NameError:
            return str(scale(count))
