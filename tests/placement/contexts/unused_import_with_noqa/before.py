import tensorflow_text  # noqa: F401 (registers its operations)
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count))
