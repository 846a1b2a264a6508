import numpy as np
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        def outer():
            def inner(number):
                return [np.square(one) for one in range(number)]

            return inner

        values = {str(one): np.abs(one) for one in outer()(count)}
        return str(sorted(values.items(), key=lambda pair: str(np.sum(pair))))
