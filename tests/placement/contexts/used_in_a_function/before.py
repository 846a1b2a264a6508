import torch
from PIL import Image
from cog import BasePredictor, Input


def encode(count):
    picture = Image.new("RGB", (count, count))
    return torch.tensor(picture)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))
