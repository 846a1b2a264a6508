# Inputs that are declared elsewhere than in the signature.

# --- attributes of a class
from cog import BasePredictor, Input


class Inputs:
    prompt = Input(description="Text")
    steps = Input(default=25, ge=1, le=50)


class Predictor(BasePredictor):
    def predict(self, prompt: str = Inputs.prompt, steps: int = Inputs.steps) -> str:
        return f"{prompt} {steps}"

# --- factories of a class
from cog import BasePredictor, Input


class Inputs:
    @staticmethod
    def steps(default: int = 25, le: int = 50):
        return Input(default=default, ge=1, le=le, description="Steps")


class Predictor(BasePredictor):
    def predict(self, steps: int = Inputs.steps(default=4, le=8)) -> str:
        return str(steps)

# --- a name
from cog import BasePredictor, Input

STEPS = Input(default=25, ge=1)


class Predictor(BasePredictor):
    def predict(self, steps: int = STEPS) -> str:
        return str(steps)

# --- a function
from cog import BasePredictor, Input


def seed_input():
    return Input(default=None, ge=0, description="Random if left out")


class Predictor(BasePredictor):
    def predict(self, seed: int = seed_input()) -> str:
        return str(seed)

# --- a function with arguments
from cog import BasePredictor, Input


def bounded(default: int, most: int):
    return Input(default=default, ge=0, le=most)


class Predictor(BasePredictor):
    def predict(self, steps: int = bounded(25, 50), seed: int = bounded(1, 100)) -> str:
        return f"{steps} {seed}"

# --- a partial Input
# declined: CF101
from functools import partial

from cog import BasePredictor, Input

Bounded = partial(Input, ge=0, le=10)


class Predictor(BasePredictor):
    def predict(self, steps: int = Bounded(default=2)) -> str:
        return str(steps)
