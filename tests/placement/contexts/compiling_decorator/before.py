import jax
import jax.numpy as jnp
from cog import BasePredictor, Input


# Fast enough once it is compiled.
@jax.jit
def square(count):
    return jnp.square(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(square(count))
