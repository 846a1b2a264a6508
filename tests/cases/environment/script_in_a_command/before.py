import os

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, steps: int = Input(default=3)) -> int:  #! CF202 CF301 CF405
        return os.system(f"python scripts/count.py --steps {steps}")  #! CF106
