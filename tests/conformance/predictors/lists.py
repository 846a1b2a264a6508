# Lists of scalars.

# --- list of text
words: List[str] = Input(description="Words")

# --- builtin list of text
words: list[str] = Input(description="Words")

# --- list of integers
sizes: List[int] = Input(default=[1, 2])

# --- list of numbers
weights: list[float] = Input(default=[0.5, 1])

# --- list of flags
flags: List[bool] = Input(default=[True])

# --- empty list
words: List[str] = Input(default=[])

# --- plain default on a list
words: List[str] = ["a", "b"]

# --- list without a default
words: List[str]

# --- None on a list
words: List[str] = Input(default=None)

# --- Optional list
words: Optional[List[str]] = Input(default=None)

# --- bar with None on a list
words: list[int] | None = Input(default=None)

# --- list with choices
# refused by Cog
moods: List[str] = Input(default=["calm"], choices=["calm", "angry"])

# --- list of a list
table: List[List[int]] = Input(description="Rows")

# --- bare List
words: List = Input(description="Anything")

# --- bare list
# refused by Cog
words: list = Input(description="Anything")

# --- list of Optional
words: List[Optional[str]] = Input(description="Words")

# --- list of unions
words: List[Union[str, int]] = Input(description="Words and numbers")

# --- tuple
# refused by Cog
# declined: CF301
size: Tuple[int, int] = Input(default=(1, 2))
