# Names, kinds of parameters, and where `predict` stands.

# --- input called input
input: str = Input(description="Text")

# --- input called json
json: str = Input(default="{}")

# --- input called schema
schema: str = Input(default="a")

# --- input called copy
copy: bool = Input(default=False)

# --- input called dict
dict: str = Input(default="a")

# --- input called model_id
model_id: str = Input(default="small", choices=["small", "large"])

# --- input called model_config
# declined: CF301
model_config: str = Input(default="a")

# --- input called model_fields
model_fields: str = Input(default="a")

# --- input called model_dump
# declined: CF301
model_dump: str = Input(default="a")

# --- input called validate
validate: bool = Input(default=True)

# --- input called type
type: str = Input(default="a")

# --- input called format
format: str = Input(default="png", choices=["png", "jpg"])

# --- input called id
id: int = Input(default=1)

# --- input called list
list: str = Input(default="a")

# --- input called str
str: int = Input(default=1)

# --- input called str beside text
# declined: CF301
str: int = Input(default=1)
prompt: str = Input(default="a")

# --- input called int beside an integer
# declined: CF301
int: str = Input(default="a")
seed: int = Input(default=None)

# --- input called list beside a list
# declined: CF301
list: str = Input(default="a")
words: list[str] = Input(default=["a"])

# --- input called Field beside another
# declined: CF301
Field: int = Input(default=1)
steps: int = Input(default=25, ge=1)

# --- input called Literal beside choices
# declined: CF301
Literal: str = Input(default="a")
style: str = Input(default="oil", choices=["oil", "ink"])

# --- input named like a constant
STEPS = 25
STYLES = ["oil"]
steps: int = Input(default=STEPS)
STEPS_: int = Input(default=1)

# --- input that hides a constant
# declined: CF301
STEPS = 25
STEPS: int = Input(default=1)
more: int = Input(default=STEPS)

# --- input called like its own type
# declined: CF301
bool: bool = Input(default=True)

# --- input called str beside a file
# declined: CF305
str: int = Input(default=1)
image: Path = Input(default=None)

# --- input called Field
Field: int = Input(default=1)

# --- input called BaseModel
BaseModel: int = Input(default=1)

# --- input called Input_
Input_: int = Input(default=1)

# --- input called output
output: str = Input(default="a")

# --- inputs in capitals
CFG: float = Input(default=7.5)
loraScale2: float = Input(default=1.0)

# --- input called model_extra
# declined: CF301
model_extra: str = Input(default="a")

# --- input called self_
self_: int = Input(default=1)

# --- trailing underscore
lambda_: float = Input(default=0.5)

# --- leading underscore
# difference: 0.9.26: names: pydantic 1 takes the name for a private attribute and leaves it out
_hidden: int = Input(default=1)

# --- file with a leading underscore
# difference: 0.9.26: names: pydantic 1 takes the name for a private attribute and leaves it out
_image: Path = Input(description="Picture")

# --- leading and trailing underscores
# difference: 0.9.26: names: pydantic 1 takes the name for a private attribute and leaves it out
__steps__: int = Input(default=1)

# --- letters beyond ASCII
größe: int = Input(default=1)
名前: str = Input(default="a")

# --- keyword-only
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, *, steps: int = Input(default=25), prompt: str = Input(description="Text")) -> str:
        return f"{steps} {prompt}"

# --- some keyword-only
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str, *, steps: int = Input(default=25)) -> str:
        return f"{steps} {prompt}"

# --- positional-only
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str, /, steps: int = Input(default=25)) -> str:
        return f"{steps} {prompt}"

# --- further keywords
# refused by Cog
# declined: CF201
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), **kwargs) -> str:
        return f"{steps} {kwargs}"

# --- only further keywords
# declined: CF201
from cog import BasePredictor


class Predictor(BasePredictor):
    def predict(self, **kwargs) -> str:
        return str(kwargs)

# --- further positions
# refused by Cog
# declined: CF201
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25), *args) -> str:
        return f"{steps} {args}"

# --- no annotation
# refused by Cog
# declined: CF301
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps=Input(default=25)) -> str:
        return str(steps)

# --- no base class
from cog import Input


class Predictor:
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- another class name
# predict: predict.py:Painter
from cog import BasePredictor, Input


class Painter(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- self under another name
# declined: CF301
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(this, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- function
# predict: predict.py:predict
from cog import Input


def predict(steps: int = Input(default=25, ge=1), prompt: str = Input(description="Text")) -> str:
    return f"{steps} {prompt}"

# --- function of another name
# predict: predict.py:paint
from cog import Input, Path


def paint(image: Path = Input(description="Picture"), style: str = Input(default="oil", choices=["oil", "ink"])) -> str:
    return f"{image} {style}"

# --- function with plain defaults
# predict: predict.py:run
def run(prompt: str, steps: int = 25) -> str:
    return f"{steps} {prompt}"


import cog  # noqa: E402,F401

# --- inherited in the same file
from cog import BasePredictor, Input


class Base(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)


class Predictor(Base):
    def setup(self) -> None:
        self.model = "large"

# --- overridden in the same file
from cog import BasePredictor, Input


class Base(BasePredictor):
    def paint(self, steps: int) -> str:
        return str(steps)


class Predictor(Base):
    def predict(self, steps: int = Input(default=25)) -> str:
        return self.paint(steps)

# --- abstract base in the same file
from abc import abstractmethod

from cog import BasePredictor, Input


class Base(BasePredictor):
    @abstractmethod
    def predict(self, **kwargs) -> str: ...


class Predictor(Base):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(steps)

# --- other classes beside it
from dataclasses import dataclass

from cog import BasePredictor, Input


@dataclass
class Settings:
    steps: int = 1


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=25)) -> str:
        return str(Settings(steps))

# --- method run
# as if: steps: int = Input(default=25, ge=1)
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def run(self, steps: int = Input(default=25, ge=1)) -> str:
        return str(steps)

# --- BaseRunner
# as if: prompt: str = Input(description="Text")
# as if: seed: Optional[int] = Input(default=None)
# predict: predict.py:Runner
from cog import BaseRunner, Input


class Runner(BaseRunner):
    def run(self, prompt: str = Input(description="Text"), seed: int | None = Input(default=None)) -> str:
        return f"{prompt} {seed}"

# --- comments between the inputs
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(
        self,
        # What to draw.
        prompt: str = Input(description="Text"),  # required
        # steps: int = Input(default=1),
        seed: int = Input(
            # left out: random
            default=None,
            ge=0,  # not negative
        ),
    ) -> str:
        """Draw."""
        return f"{prompt} {seed}"

# --- on one line
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(description="Text"), seed: int = Input(default=None, ge=0)) -> str: return f"{prompt} {seed}"

# --- many inputs
prompt: str = Input(description="Text", default="a red bicycle")
negative_prompt: str = Input(description="What not to draw", default="")
width: int = Input(description="Width", default=512, choices=[256, 512, 768, 1024])
height: int = Input(description="Height", default=512, choices=[256, 512, 768, 1024])
num_outputs: int = Input(description="How many", ge=1, le=4, default=1)
num_inference_steps: int = Input(description="Steps", ge=1, le=500, default=50)
guidance_scale: float = Input(description="Guidance", ge=1, le=20, default=7.5)
scheduler: str = Input(default="DDIM", choices=["DDIM", "K_EULER", "PNDM"], description="Scheduler")
image: Path = Input(default=None, description="Start from this picture")
mask: Path = Input(default=None, description="Keep what is white")
strength: float = Input(default=0.8, ge=0, le=1, description="How much changes")
seed: int = Input(default=None, description="Random if left out")
disable_safety_checker: bool = Input(default=False, description="At your own risk")
output_format: str = Input(default="webp", choices=["webp", "jpg", "png"], description="Of the pictures")
output_quality: int = Input(default=95, ge=0, le=100, description="0 to 100")
