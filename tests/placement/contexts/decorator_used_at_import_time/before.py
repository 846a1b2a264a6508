import jax
from cog import BasePredictor, Input


@jax.jit
def square(count):
    return jax.numpy.square(count)


FOUR = square(2)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(square(FOUR) + count)
