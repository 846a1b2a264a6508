import os

import numpy as np

FACTOR = 3
NAME = "folder/name"
_hidden = 1


def scale(number):
    return np.multiply(number, FACTOR)
