import numpy as np
from cog import BasePredictor, Input


def calculate(expression):
    return eval(expression)


class Predictor(BasePredictor):
    def setup(self):
        self.kind = eval("np.float32")

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{eval('np.zeros(3)')} {self.kind}"
