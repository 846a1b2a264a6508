# What stands around `predict`.

# --- setup
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        """Load the model."""
        self.model = "large"

    def predict(self, steps: int = Input(default=25)) -> str:
        return f"{self.model} {steps}"

# --- weights
from typing import Optional

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def setup(self, weights: Optional[Path] = None) -> None:
        self.weights = weights

    def predict(self, steps: int = Input(default=25)) -> str:
        return f"{self.weights} {steps}"

# --- weights as text
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self, weights: str = "") -> None:
        self.weights = weights

    def predict(self, steps: int = Input(default=25)) -> str:
        return f"{self.weights} {steps}"

# --- initialisation
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def __init__(self) -> None:
        self.count = 0

    def predict(self, steps: int = Input(default=25)) -> str:
        self.count += 1
        return f"{self.count} {steps}"

# --- asynchronous
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    async def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- asynchronous setup
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    async def setup(self) -> None:
        self.model = "large"

    async def predict(self, steps: int = Input(default=25)) -> str:
        return f"{self.model} {steps}"

# --- asynchronous texts
from cog import AsyncConcatenateIterator, BasePredictor, Input


class Predictor(BasePredictor):
    async def predict(self, prompt: str = Input(default="a b")) -> AsyncConcatenateIterator[str]:
        for word in prompt.split():
            yield word

# --- decorated
import functools

from cog import BasePredictor, Input


def counted(function):
    @functools.wraps(function)
    def counting(*args, **kwargs):
        return function(*args, **kwargs)

    return counting


class Predictor(BasePredictor):
    @counted
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- predict called in setup
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.predict(steps=1)

    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- helper methods
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def paint(self, steps: int) -> str:
        return "x" * steps

    def predict(self, steps: int = Input(default=25)) -> str:
        return self.paint(steps)

# --- inputs that are assigned to
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, seed: int = Input(default=None), prompt: str = Input(default="a")) -> str:
        if seed is None:
            seed = 42
        prompt += "!"
        return f"{seed} {prompt}"

# --- inputs in nested functions
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), scale: float = Input(default=1.0)) -> str:
        def paint(steps: int) -> str:
            return f"{steps} {scale}"

        return paint(steps) + str([scale for _ in range(steps)])

# --- locals
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str({key: value for key, value in locals().items() if key != "self"})

# --- deleted input
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), prompt: str = Input(default="a")) -> str:
        text = prompt * steps
        del prompt
        return text

# --- scope of the prediction
# as if: steps: int = Input(default=25)
from cog import BasePredictor, Input, current_scope


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        current_scope().record_metric("steps", steps)
        return str(steps)

# --- health check
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def healthcheck(self) -> bool:
        return True

    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- started as a script
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)


if __name__ == "__main__":
    predictor = Predictor()
    print(predictor.predict(steps=1))
