# Choices, and all the ways in which they are written.

# --- texts
style: str = Input(default="oil", choices=["oil", "ink", "chalk"])

# --- texts without a default
style: str = Input(choices=["oil", "ink"], description="How to paint")

# --- integers
size: int = Input(default=512, choices=[256, 512, 1024])

# --- integers without a default
size: int = Input(choices=[256, 512])

# --- a tuple
style: str = Input(default="oil", choices=("oil", "ink"))

# --- one choice
style: str = Input(default="oil", choices=["oil"])

# --- texts beyond ASCII
style: str = Input(default="Öl", choices=["Öl", "墨", "🎨", 'it\'s "quoted"', "a\\b"])

# --- texts that are no identifiers
size: str = Input(default="16:9", choices=["16:9", "1:1", "a b", "-"])

# --- an empty text
# refused by Cog
style: str = Input(default="", choices=["", "oil"])

# --- a text that is a method of strings
mode: str = Input(default="title", choices=["title", "upper", "count"])

# --- negative integers
offset: int = Input(default=-1, choices=[-1, 0, 1])

# --- in an order of their own
style: str = Input(default="a", choices=["c", "a", "b"])

# --- twice the same
style: str = Input(default="oil", choices=["oil", "ink", "oil"])

# --- numbers
# refused by Cog
# declined: CF304
scale: float = Input(default=1.0, choices=[0.5, 1.0])

# --- integers for numbers
# refused by Cog
# declined: CF304
scale: float = Input(default=1, choices=[1, 2])

# --- flags
# refused by Cog
# declined: CF304
tiled: bool = Input(default=True, choices=[True, False])

# --- texts and integers mixed
# refused by Cog
# declined: CF304
size: str = Input(default="1", choices=["1", 2])

# --- texts for an integer
size: int = Input(default=1, choices=["1", "2"])

# --- integers for a text
# refused by Cog
# declined: CF304
size: str = Input(default="1", choices=[1, 2])

# --- a default that is none of them
style: str = Input(default="pastel", choices=["oil", "ink"])

# --- with bounds beside them
# difference: 0.9.26: size.enum size.minimum size.maximum: pydantic 1 loses the choices where there are bounds
size: int = Input(default=2, choices=[1, 2, 3], ge=1, le=3)

# --- choices of None
style: str = Input(default="oil", choices=None)

# --- deprecated choices
style: str = Input(default="oil", choices=["oil", "ink"], deprecated=True)

# --- the same choices for two inputs
first: str = Input(default="oil", choices=["oil", "ink"])
second: str = Input(default="ink", choices=["oil", "ink"])

# --- a constant
STYLES = ["oil", "ink"]
style: str = Input(default="oil", choices=STYLES)

# --- a constant tuple
STYLES = ("oil", "ink")
style: str = Input(default="oil", choices=STYLES)

# --- the list of a tuple
STYLES = ("oil", "ink")
style: str = Input(default="oil", choices=list(STYLES))

# --- keys
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="oil", choices=STYLES.keys())

# --- the list of keys
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="oil", choices=list(STYLES.keys()))

# --- the list of a dictionary
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="oil", choices=list(STYLES))

# --- the dictionary itself
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="oil", choices=STYLES)

# --- values
SIZES = {"small": 256, "large": 512}
size: int = Input(default=256, choices=list(SIZES.values()))

# --- values that are not in a list
SIZES = {"small": 256, "large": 512}
size: int = Input(default=256, choices=SIZES.values())

# --- integer keys
SIZES = {256: "small", 512: "large"}
size: int = Input(default=256, choices=list(SIZES.keys()))

# --- keys of a dictionary of anything
STYLES = {"oil": object(), "ink": len}
style: str = Input(default="oil", choices=STYLES.keys())

# --- sorted
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="oil", choices=sorted(STYLES.keys()))

# --- sorted from a set
STYLES = {"oil", "ink"}
style: str = Input(default="oil", choices=sorted(STYLES))

# --- sorted backwards
style: str = Input(default="oil", choices=sorted(["ink", "oil"], reverse=True))

# --- sorted integers
size: int = Input(default=2, choices=sorted([3, 2, 1]))

# --- a sum
STYLES = ["oil", "ink"]
style: str = Input(default="none", choices=["none"] + STYLES)

# --- a sum of keys
STYLES = {"oil": 1, "ink": 2}
style: str = Input(default="custom", choices=list(STYLES.keys()) + ["custom"])

# --- unpacked
STYLES = ["oil", "ink"]
style: str = Input(default="none", choices=["none", *STYLES])

# --- a comprehension
size: int = Input(default=4, choices=[2**i for i in range(1, 6)])

# --- a comprehension over a constant
STYLES = ["oil", "ink"]
style: str = Input(default="OIL", choices=[one.upper() for one in STYLES])

# --- a comprehension with an f-string
style: str = Input(default="style 1", choices=[f"style {number}" for number in range(3)])

# --- a comprehension with a condition
STYLES = {"oil": 1, "ink": 2, "_none": 3}
style: str = Input(default="oil", choices=[name for name in STYLES if not name.startswith("_")])

# --- a range
size: int = Input(default=2, choices=list(range(1, 4)))

# --- products of a constant
SIDE = 64
size: int = Input(default=2 * SIDE, choices=[SIDE, 2 * SIDE, 4 * SIDE])

# --- quotients of a constant
STEP = 8
size: int = Input(default=128 // STEP, choices=[64 // STEP, 128 // STEP])

# --- f-strings
BASE = "v1"
version: str = Input(default="v1.0", choices=[f"{BASE}.0", f"{BASE}.1"])

# --- split text
style: str = Input(default="oil", choices="oil ink chalk".split())

# --- a constant made by a comprehension
STYLES = {f"style-{number}": number for number in range(3)}
style: str = Input(default="style-0", choices=list(STYLES.keys()))

# --- a constant made of others
PAINT = ["oil", "ink"]
DRY = ["chalk"]
STYLES = PAINT + DRY
style: str = Input(default="oil", choices=STYLES)

# --- a constant that is changed
# difference: any: style.enum: known only when the app runs, and checked there
STYLES = ["oil"]
STYLES.append("ink")
style: str = Input(default="oil", choices=STYLES)

# --- a constant filled by a loop
# difference: any: style.enum: known only when the app runs, and checked there
STYLES = {}
for number in range(3):
    STYLES[f"style-{number}"] = number
style: str = Input(default="style-0", choices=list(STYLES))

# --- the result of a function
# difference: any: style.enum: known only when the app runs, and checked there
def styles():
    return ["oil", "ink"]


style: str = Input(default="oil", choices=styles())

# --- members of an enumeration
import enum


class Style(enum.Enum):
    OIL = "oil"
    INK = "ink"


style: str = Input(default="oil", choices=[one.value for one in Style])

# --- attributes of a class
class Styles:
    ALL = ["oil", "ink"]


style: str = Input(default="oil", choices=Styles.ALL)

# --- dict call
STYLES = dict(oil=1, ink=2)
style: str = Input(default="oil", choices=list(STYLES))

# --- merged dictionaries
PAINT = {"oil": 1}
DRY = {"chalk": 2}
STYLES = {**PAINT, **DRY}
style: str = Input(default="oil", choices=list(STYLES))

# --- zipped
NAMES = ["oil", "ink"]
STYLES = dict(zip(NAMES, range(2)))
style: str = Input(default="oil", choices=list(STYLES.keys()))
