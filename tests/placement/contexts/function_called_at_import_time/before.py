import os

import torch
from cog import BasePredictor, Input


def load(name):
    return torch.load(name)


def token():
    return os.environ.get("TOKEN", "none")


MODEL = load("a.pt")
TOKEN = token()


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{MODEL(count)} {TOKEN}"
