import numpy as np

FACTOR = 3


def scale(number):
    return np.multiply(number, FACTOR)
