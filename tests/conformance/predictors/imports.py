# Spellings of the same predictor.

# --- cog by its module
import cog


class Predictor(cog.BasePredictor):
    def predict(
        self,
        prompt: str = cog.Input(description="What to draw"),
        image: cog.Path = cog.Input(default=None),
    ) -> str:
        return f"{prompt} {image}"

# --- cog under another name
import cog as c


class Predictor(c.BasePredictor):
    def predict(self, steps: int = c.Input(default=25, ge=1), image: c.Path = c.Input(default=None)) -> str:
        return f"{steps} {image}"

# --- names under other names
from cog import BasePredictor as Base, Input as In, Path as CogPath


class Predictor(Base):
    def predict(self, steps: int = In(default=25, ge=1), image: CogPath = In(default=None)) -> str:
        return f"{steps} {image}"

# --- Path beside that of pathlib
from pathlib import Path

from cog import BasePredictor, Input
from cog import Path as CogPath


class Predictor(BasePredictor):
    def predict(self, image: CogPath = Input(description="Picture")) -> str:
        return str(Path(image).suffix)

# --- both Paths under one name
from pathlib import Path

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, image: Path = Input(description="Picture")) -> str:
        return image.suffix

# --- from its submodules
from cog.predictor import BasePredictor
from cog.types import Input, Path


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), image: Path = Input(default=None)) -> str:
        return f"{steps} {image}"

# --- both ways at once
import cog
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), image: cog.Path = cog.Input(default=None)) -> str:
        return f"{steps} {image}"

# --- postponed annotations
# as if: prompt: str = Input(default="a")
# as if: seed: Optional[int] = Input(default=None)
# as if: image: Path = Input(default=None)
from __future__ import annotations

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(
        self,
        prompt: str = Input(default="a"),
        seed: int | None = Input(default=None),
        image: Path = Input(default=None),
    ) -> str:
        return f"{prompt} {seed} {image}"

# --- quoted annotations
# as if: prompt: str = Input(default="a")
# as if: image: Path = Input(default=None)
from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, prompt: "str" = Input(default="a"), image: "Path" = Input(default=None)) -> "str":
        return f"{prompt} {image}"

# --- cog where it may be missing
# declined: CF101 CF201
try:
    from cog import BasePredictor, Input
except ImportError:
    BasePredictor = object


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- everything that cog has
# declined: CF101
from cog import *


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)
