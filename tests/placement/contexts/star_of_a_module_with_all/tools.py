import numpy as np

__all__ = ["scale"]


def scale(number):
    return np.multiply(number, 2)


def helper(number):
    return number
