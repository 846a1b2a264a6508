from project_config import settings
from cog import BasePredictor, Input

settings = settings.load("model.yaml")


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(settings.get(count))
