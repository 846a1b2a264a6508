# Numbers, text and flags: with and without a default, in both spellings of a default.

# --- text without a default
prompt: str

# --- text with an empty Input
prompt: str = Input()

# --- text with a description
prompt: str = Input(description="What to draw")

# --- text with a default
prompt: str = Input(default="a red bicycle")

# --- text with a plain default
prompt: str = "a red bicycle"

# --- empty text
prompt: str = Input(default="", description="May be empty")

# --- text with quotes and backslashes
prompt: str = Input(default='say "hello"\\n', description="It's \"quoted\" \\ escaped")

# --- raw text
pattern: str = Input(default=r"\d+", description=r"A \d pattern")

# --- text of several lines
prompt: str = Input(
    default="""first
second""",
    description="""One line,
    and another that is indented.""",
)

# --- implicitly joined text
prompt: str = Input(
    default="a cat "
    "on a mat",
    description="A long text " "in two parts",
)

# --- text beyond ASCII
prompt: str = Input(default="ein großes Schloß 🏰", description="Größe, 大きさ, taille…")

# --- integer without a default
seed: int

# --- integer with a default
steps: int = Input(default=25)

# --- integer with a plain default
steps: int = 25

# --- zero
steps: int = Input(default=0)

# --- negative integer
offset: int = Input(default=-1)

# --- integer with underscores
limit: int = Input(default=1_000_000)

# --- hexadecimal integer
seed: int = Input(default=0xFF)

# --- computed integer
limit: int = Input(default=2**16)

# --- number without a default
scale: float = Input(description="How strong")

# --- number with a default
scale: float = Input(default=7.5)

# --- number with an integer as its default
scale: float = Input(default=7)

# --- plain number with an integer as its default
scale: float = 1

# --- number in scientific notation
rate: float = Input(default=1e-4)

# --- negative number
bias: float = Input(default=-0.5)

# --- flag without a default
verbose: bool

# --- flag that is off
verbose: bool = Input(default=False, description="Tell more")

# --- flag that is on
verbose: bool = True

# --- all at once
prompt: str = Input(description="Text")
seed: int = Input(default=1, description="Seed")
scale: float = Input(default=7.5, description="Scale")
tiled: bool = Input(default=False, description="Tiles")

# --- required after optional
steps: int = Input(default=25)
prompt: str = Input(description="Required, though it comes later")

# --- ellipsis
prompt: str = Input(default=..., description="Pydantic's way to say required")

# --- positional default
steps: int = Input(25)

# --- positional default and description
steps: int = Input(25, "How many steps")

# --- positional bounds
steps: int = Input(25, "How many steps", 1, 50)

# --- positional ellipsis
prompt: str = Input(..., description="Required")

# --- positional default, the rest by keyword
steps: int = Input(25, description="How many steps", ge=1, le=50)

# --- no inputs
