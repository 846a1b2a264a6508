import os
import sys

sys.path.insert(0, os.path.abspath("vendor"))

from cog import BasePredictor, Input

from engine import run


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(run(count))
