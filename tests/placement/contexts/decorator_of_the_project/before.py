from cog import BasePredictor, Input
from tools import timed


@timed
def double(count):
    return count * 2


class Predictor(BasePredictor):
    @timed
    def work(self, count):
        return count + 1

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.work(count) + double(count))
