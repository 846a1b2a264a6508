import random

from cog import Input  #! CF101


def predict_seed():
    return Input(description="Seed, random by default", default=None)


def draw():
    return random.randint(0, 65535)
