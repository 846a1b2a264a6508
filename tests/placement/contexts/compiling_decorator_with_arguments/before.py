from functools import partial

import jax
from numba import njit
from cog import BasePredictor, Input


@partial(jax.jit, static_argnums=(0,))
def square(count):
    return jax.numpy.square(count)


@njit(cache=True)
def cube(count):
    return square(count) * count


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(cube(count))
