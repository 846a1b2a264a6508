import random

import numpy as np  #! CF103
from cog import BasePredictor  #! CF101
from PIL import Image  #! CF103


def resize(Image, size):
    """The parameter hides PIL's module."""
    return Image.resize((size, size))


def shuffled(items):
    np = list(items)  # no numpy here
    random.shuffle(np)
    return np


class Predictor(BasePredictor):  #! CF201
    def predict(self, size: int) -> str:  #! CF202 CF301 CF405
        picture = Image.fromarray(np.zeros((4, 4), dtype=np.uint8))
        return str(shuffled(resize(picture, size).size))
