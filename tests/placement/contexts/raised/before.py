from requests.exceptions import HTTPError
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def fetch(self, count):
        raise HTTPError(count)

    def predict(self, count: int = Input(default=2)) -> str:
        try:
            self.fetch(count)
        except HTTPError as error:
            return f"no: {error}"
        return "yes"
