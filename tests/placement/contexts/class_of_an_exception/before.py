import requests
from cog import BasePredictor, Input


class NoAnswer(requests.RequestException):
    pass


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        try:
            raise NoAnswer(str(count))
        except requests.RequestException as error:
            return f"no: {error}"
