import torch
from cog import BasePredictor, Input

model = None


def load():
    global model
    if model is None:
        model = torch.load("a")
    return model


class Predictor(BasePredictor):
    def setup(self):
        load()

    def predict(self, count: int = Input(default=2)) -> str:
        return str(load()(count))
