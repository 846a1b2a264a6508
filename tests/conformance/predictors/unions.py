# Unions, literals, and types without a shape.

# --- union of number and text
size: Union[int, str] = Input(default=1)

# --- union by bar
size: int | str = Input(default="large")

# --- union without a default
size: Union[int, str]

# --- union with a plain default
size: Union[str, int] = 3

# --- union of text and number
size: Union[str, float] = Input(default="auto", description="Number, or auto")

# --- union of file and text
# declined: CF301
source: Union[Path, str] = Input(description="File or address")

# --- union of text and file
source: Union[str, Path] = Input(description="File or address")

# --- union of list and text
words: Union[List[str], str] = Input(description="One or several")

# --- None on a union
size: Union[int, str] = Input(default=None)

# --- Optional union
# refused by Cog
size: Optional[Union[int, str]] = Input(default=None)

# --- union of three
size: Union[int, float, str] = Input(default=1)

# --- union of three with None
# refused by Cog
size: Union[int, str, None] = Input(default=None)

# --- literal
# difference: 0.16.12: style.default: Cog loses the default of a Literal
style: Literal["oil", "ink"] = Input(default="oil")

# --- literal without a default
style: Literal["oil", "ink"]

# --- literal numbers
# difference: 0.16.12: factor.default: Cog loses the default of a Literal
factor: Literal[1, 2, 4] = Input(default=2)

# --- literal with a plain default
# difference: 0.16.12: style.default: Cog loses the default of a Literal
style: Literal["oil", "ink"] = "ink"

# --- Optional literal
style: Optional[Literal["oil", "ink"]] = Input(default=None)

# --- None on a literal
style: Literal["oil", "ink"] = Input(default=None)

# --- dictionary
# refused by Cog
options: dict = Input(description="Anything")

# --- Dict
# refused by Cog
options: Dict[str, int] = Input(description="Anything")

# --- anything
# refused by Cog
value: Any = Input(description="Anything")

# --- list of dictionaries
# refused by Cog
messages: List[dict] = Input(description="A conversation")

# --- TypedDict
# refused by Cog
from typing import TypedDict

from cog import BasePredictor, Input


class Message(TypedDict):
    role: str
    content: str


class Predictor(BasePredictor):
    def predict(self, message: Message = Input(description="What was said")) -> str:
        return message["content"]

# --- enumeration
# refused by Cog
# declined: CF301
import enum

from cog import BasePredictor, Input


class Style(enum.Enum):
    OIL = "oil"
    INK = "ink"


class Predictor(BasePredictor):
    def predict(self, style: Style = Input(default=Style.OIL)) -> str:
        return style.value

# --- model of its own
# refused by Cog
# declined: CF301
from cog import BaseModel, BasePredictor, Input


class Size(BaseModel):
    width: int
    height: int


class Predictor(BasePredictor):
    def predict(self, size: Size = Input(description="Of the picture")) -> str:
        return str(size.width)
