import torch
from cog import BasePredictor, Input

MODELS = {}
for name in ("small", "large"):
    MODELS[name] = torch.load(name)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(MODELS["small"](count))
