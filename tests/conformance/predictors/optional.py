# Inputs that may be left out without having a value: None on a plain type, and what the types say.

# --- None on an integer
seed: int = Input(default=None, description="Random if left out")

# --- None on text
prompt: str = Input(default=None)

# --- None on a number
scale: float = Input(default=None)

# --- None on a flag
tiled: bool = Input(default=None)

# --- plain None on an integer
seed: int = None

# --- positional None
seed: int = Input(None, description="Random if left out")

# --- None within bounds
seed: int = Input(default=None, ge=0, le=2147483647)

# --- None with choices
style: str = Input(default=None, choices=["oil", "ink"])

# --- Optional with None
seed: Optional[int] = Input(default=None, description="Random if left out")

# --- Optional without a default
seed: Optional[int]

# --- Optional with an empty Input
seed: Optional[int] = Input(description="Random if left out")

# --- Optional with a value
seed: Optional[int] = Input(default=7)

# --- Optional with a plain None
seed: Optional[int] = None

# --- Optional text
prompt: Optional[str] = Input(default=None)

# --- Optional number within bounds
scale: Optional[float] = Input(default=None, ge=0, le=1)

# --- Optional flag
tiled: Optional[bool] = Input(default=None)

# --- Optional text with lengths
prompt: Optional[str] = Input(default=None, min_length=1, max_length=20)

# --- Optional choices
# refused by Cog
style: Optional[str] = Input(default=None, choices=["oil", "ink"])

# --- Optional choices with a value
# refused by Cog
style: Optional[str] = Input(default="oil", choices=["oil", "ink"])

# --- Union with None
seed: Union[int, None] = Input(default=None)

# --- Union with None first
# refused by Cog
seed: Union[None, int] = Input(default=None)

# --- bar with None
seed: int | None = Input(default=None)

# --- bar with None first
# as if: seed: Optional[int] = Input(default=None)
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, seed: None | int = Input(default=None)) -> str:
        return str(seed)

# --- bar with None and bounds
seed: int | None = Input(default=None, ge=0, description="Random if left out")

# --- None on a quoted type
# refused by Cog
seed: "int" = Input(default=None)

# --- quoted Optional
# refused by Cog
seed: "Optional[int]" = Input(default=None)

# --- typing by its module
import typing

seed: typing.Optional[int] = Input(default=None)

# --- typing under another name
import typing as t

seed: t.Optional[int] = Input(default=None)
