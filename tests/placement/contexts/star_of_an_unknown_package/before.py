from strange_toolkit import *  #! CF103!
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(transmogrify(count))
