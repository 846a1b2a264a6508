import functools

import torch


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        torch.cuda.synchronize()
        return function(*args, **kwargs)

    return wrapper
