import functools

import jax
from cog import BasePredictor, Input


@functools.lru_cache(maxsize=None)
@jax.jit
def square(count):
    return jax.numpy.square(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{square(count)} {square(count)}"
