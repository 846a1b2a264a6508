import numpy as np
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        def square(number):
            return np.square(number)

        return ", ".join(str(square(one)) for one in range(count))
