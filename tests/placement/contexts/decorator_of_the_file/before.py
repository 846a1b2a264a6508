import functools
import time

import torch
from cog import BasePredictor, Input


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        torch.cuda.synchronize()
        return function(*args, **kwargs)

    return wrapper


def repeated(times):
    def decorate(function):
        def wrapper(self, *args):
            return torch.stack([function(self, *args) for _ in range(times)])

        return wrapper

    return decorate


@timed
def double(count):
    return count * 2


class Predictor(BasePredictor):
    @repeated(2)
    @timed
    def work(self, count):
        return count + 1

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.work(count)) + str(double(count))
