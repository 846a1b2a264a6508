import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{torch.tensor(count)} {torch.__doc__ if count > 5 else 'none'}"
