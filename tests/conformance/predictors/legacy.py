# The decorators of 2021, which no Cog that still installs knows: what they mean is said with today's `Input`.

# --- text
# as if: text: str = Input(description="Text")
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("text", type=str, help="Text")
    def predict(self, text):
        return text

# --- integer within bounds
# as if: steps: int = Input(default=25, ge=1, le=50, description="Steps")
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("steps", type=int, default=25, min=1, max=50, help="Steps")
    def predict(self, steps):
        return str(steps)

# --- several in their order
# as if: image: Path = Input(description="Picture")
# as if: scale: float = Input(default=7.5)
# as if: style: str = Input(default="oil", choices=["oil", "ink"])
# as if: tiled: bool = Input(default=False)
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("image", type=cog.Path, help="Picture")
    @cog.input("scale", type=float, default=7.5)
    @cog.input("style", type=str, default="oil", options=["oil", "ink"])
    @cog.input("tiled", type=bool, default=False)
    def predict(self, image, scale, style, tiled):
        return f"{image} {scale} {style} {tiled}"

# --- in another order than the parameters
# as if: steps: int = Input(default=25)
# as if: text: str = Input(description="Text")
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("steps", type=int, default=25)
    @cog.input("text", type=str, help="Text")
    def predict(self, text, steps):
        return f"{text} {steps}"

# --- file of pathlib
# as if: image: Path = Input(description="Picture")
from pathlib import Path

import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("image", type=Path, help="Picture")
    def predict(self, image):
        return image.suffix

# --- None as the default
# as if: seed: int = Input(default=None)
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("seed", type=int, default=None)
    def predict(self, seed):
        return str(seed)

# --- integers to choose from
# as if: factor: int = Input(default=2, choices=[2, 4, 8])
import cog


class Predictor(cog.Predictor):
    def setup(self):
        self.model = "large"

    @cog.input("factor", type=int, default=2, options=[2, 4, 8])
    def predict(self, factor):
        return str(factor)

# --- oldest class
# as if: text: str = Input(description="Text")
import cog


class Predictor(cog.Model):
    def setup(self):
        self.model = "large"

    @cog.input("text", type=str, help="Text")
    def predict(self, text):
        return text

# --- input decorator by its name
# as if: text: str = Input(description="Text")
from cog import Predictor as Base, input


class Predictor(Base):
    def setup(self):
        self.model = "large"

    @input("text", type=str, help="Text")
    def predict(self, text):
        return text
