from cog import BasePredictor, Input
import tools
from tools import scale as rescale


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{rescale(count)} {tools.FACTOR}"
