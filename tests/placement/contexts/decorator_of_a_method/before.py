from tenacity import retry, stop_after_attempt
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @retry(stop=stop_after_attempt(3))
    def fetch(self, count):
        return count + 1

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.fetch(count))
