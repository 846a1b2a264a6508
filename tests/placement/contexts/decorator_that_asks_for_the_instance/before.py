from cog import BasePredictor, Input
from tools import locked


class Predictor(BasePredictor):
    @locked  #! CF105!
    def work(self, count):
        return count + 1

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.work(count))
