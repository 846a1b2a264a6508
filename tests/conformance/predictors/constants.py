# Arguments of `Input` other than choices that are not literals.

# --- default from a constant
STEPS = 25
steps: int = Input(default=STEPS)

# --- plain default from a constant
STEPS = 25
steps: int = STEPS

# --- text from a constant
PROMPT = "a red bicycle"
prompt: str = Input(default=PROMPT, description="What to draw")

# --- bounds from constants
LEAST = 1
MOST = 50
steps: int = Input(default=25, ge=LEAST, le=MOST)

# --- bound computed from a constant
MOST = 50
steps: int = Input(default=25, le=MOST - 1)

# --- length from a constant
LONGEST = 77
prompt: str = Input(default="", max_length=LONGEST)

# --- pattern from a constant
LETTERS = "^[a-z]+$"
code: str = Input(default="a", regex=LETTERS)

# --- description from a constant
ABOUT = "How many steps"
steps: int = Input(default=25, description=ABOUT)

# --- description from an f-string
MOST = 50
steps: int = Input(default=25, description=f"At most {MOST}")

# --- description from a joined list
STYLES = ["oil", "ink"]
style: str = Input(default="oil", description=f"One of {', '.join(STYLES)}")

# --- description from a sum
ABOUT = "How many. "
steps: int = Input(default=25, description=ABOUT + "More is slower.")

# --- description formatted
MOST = 50
steps: int = Input(default=25, description="At most {}".format(MOST))

# --- default from a list
STYLES = ["oil", "ink"]
style: str = Input(default=STYLES[0], choices=STYLES)

# --- default from the keys
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default=list(STYLES.keys())[0], choices=list(STYLES.keys()))

# --- default from the last
STYLES = ["oil", "ink"]
style: str = Input(default=STYLES[-1], choices=STYLES)

# --- default from a dictionary
SIZES = {"width": 512}
width: int = Input(default=SIZES["width"])

# --- default from a class
class Defaults:
    steps = 25


steps: int = Input(default=Defaults.steps, ge=1)

# --- default of None from a constant
NOTHING = None
seed: int = Input(default=NOTHING)

# --- default from a condition
FAST = True
steps: int = Input(default=4 if FAST else 50)

# --- default from the environment
# difference: any: model.default: the environment of the runner decides, in the endpoint
import os

model: str = Input(default=os.getenv("CONFORMANCE_MODEL", "small"))

# --- default from another constant
STEPS = 25
FAST_STEPS = STEPS // 5
steps: int = Input(default=FAST_STEPS)

# --- default list from a constant
WORDS = ["a", "b"]
words: List[str] = Input(default=WORDS)

# --- bound from a module
import math

limit: float = Input(default=1.0, le=math.pi)

# --- alias of a type
Prompt = str
prompt: Prompt = Input(default="a")

# --- alias of a file
Picture = Path
image: Picture = Input(description="Picture")

# --- alias of an Optional
MaybeSeed = Optional[int]
seed: MaybeSeed = Input(default=None)

# --- alias of a list
Words = List[str]
words: Words = Input(default=["a"])

# --- arguments unpacked
COMMON = {"ge": 1, "le": 50}
steps: int = Input(default=25, **COMMON)
