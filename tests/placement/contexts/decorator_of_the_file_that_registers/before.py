import torch
from cog import BasePredictor, Input

KINDS = {}


def registered(function):
    KINDS[function.__name__] = torch.jit.trace(function, 1)
    return function


@registered
def double(count):
    return count * 2


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(double(count)) + str(KINDS)
