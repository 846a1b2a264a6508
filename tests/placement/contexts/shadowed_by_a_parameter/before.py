import torch
import utils3d as scale
from cog import BasePredictor, Input


def resize(scale, picture):
    return torch.resize(picture, scale)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(resize(count, scale.load(count)))
