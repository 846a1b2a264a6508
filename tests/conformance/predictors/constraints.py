# Everything that `Input` takes besides the default and the choices.

# --- lower bound
steps: int = Input(default=25, ge=1)

# --- upper bound
steps: int = Input(default=25, le=50)

# --- both bounds
steps: int = Input(default=25, ge=1, le=50)

# --- bounds without a default
steps: int = Input(ge=1, le=50)

# --- negative bounds
offset: int = Input(default=0, ge=-10, le=-0)

# --- number within bounds
scale: float = Input(default=7.5, ge=0.5, le=20.5)

# --- number within integer bounds
scale: float = Input(default=7.5, ge=1, le=20)

# --- integer within number bounds
steps: int = Input(default=25, ge=1.0, le=50.0)

# --- bounds in scientific notation
rate: float = Input(default=1e-4, ge=1e-6, le=1e-2)

# --- computed bounds
seed: int = Input(default=0, ge=-(2**31), le=2**31 - 1)

# --- bounds of None
steps: int = Input(default=25, ge=None, le=None)

# --- default at the bound
steps: int = Input(default=1, ge=1, le=1)

# --- default outside the bounds
steps: int = Input(default=0, ge=1, le=50)

# --- lengths
prompt: str = Input(default="abc", min_length=1, max_length=10)

# --- shortest only
prompt: str = Input(min_length=1)

# --- longest only
prompt: str = Input(default="", max_length=77, description="At most 77 letters")

# --- pattern
code: str = Input(default="ab", regex="^[a-z]+$")

# --- raw pattern
code: str = Input(default="12", regex=r"^\d{1,3}$", description="Digits")

# --- pattern with look-ahead
# declined: CF301
code: str = Input(default="ab", regex=r"^(?=a)\w+$")

# --- pattern with a look-ahead in front
# declined: CF301
code: str = Input(regex=r"(?!x)[a-z]+")

# --- pattern with a reference
# declined: CF301
code: str = Input(default="aa", regex=r"^(\w)\1$")

# --- pattern with an escaped parenthesis
code: str = Input(default="(=", regex=r"^\(?=$")

# --- pattern with a flag
code: str = Input(default="ab", regex=r"(?i)^[a-z]+$")

# --- pattern with a named group
code: str = Input(default="ab", regex=r"^(?P<first>[a-z])(?:b|c)$")

# --- pattern and lengths
code: str = Input(default="ab", regex="^[a-z]+$", min_length=2, max_length=4)

# --- pattern of None
code: str = Input(default="ab", regex=None)

# --- deprecated
steps: int = Input(default=25, deprecated=True, description="Not used any more")

# --- not deprecated
steps: int = Input(default=25, deprecated=False)

# --- everything about an integer
steps: int = Input(description="How many", default=25, ge=1, le=50, deprecated=True)

# --- description that is empty
steps: int = Input(default=25, description="")

# --- description of None
steps: int = Input(default=25, description=None)

# --- description with braces and percent
prompt: str = Input(default="", description="Use {name} or %s, 100%")

# --- bounds on text
prompt: str = Input(default="abc", ge=1, le=5)

# --- lengths on a number
# difference: 0.16.12: steps.minLength: no number has a length, and pydantic 2 refuses every value
steps: int = Input(default=25, min_length=1)

# --- lengths on a list
# difference: 0.9.26: words.items words.minItems words.maxItems words.minLength words.maxLength: of each text there
words: List[str] = Input(default=["a"], min_length=1, max_length=3)

# --- bounds on a flag
verbose: bool = Input(default=True, ge=0)

# --- bounds on a file
image: Path = Input(ge=1)

# --- description on a file of several lines
image: Path = Input(
    description="A picture. "
    "It should be square.",
)
