try:
    import tomllib
except ImportError:
    import absent_tomli as tomllib
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(tomllib.loads("a = 1"))
