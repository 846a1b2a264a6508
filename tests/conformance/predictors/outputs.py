# Outputs of every kind. That the project converts and loads is what counts here: the shape of an answer is fal's.

# --- text
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> str:
        return prompt

# --- integer
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=1)) -> int:
        return steps

# --- number
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, scale: float = Input(default=1.5)) -> float:
        return scale

# --- flag
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, tiled: bool = Input(default=True)) -> bool:
        return tiled

# --- nothing
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=1)) -> None:
        print(steps)

# --- anything
from typing import Any

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=1)) -> Any:
        return {"steps": steps}

# --- dictionary
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=1)) -> dict:
        return {"steps": steps}

# --- typed dictionary
from typing import Dict

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, steps: int = Input(default=1)) -> Dict[str, int]:
        return {"steps": steps}

# --- list of texts
from typing import List

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> List[str]:
        return [prompt]

# --- list of dictionaries
from typing import Dict, List

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> List[Dict[str, str]]:
        return [{"prompt": prompt}]

# --- Optional text
from typing import Optional

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Optional[str]:
        return prompt or None

# --- file
from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Path:
        path = Path("/tmp/answer.txt")
        path.write_text(prompt)
        return path

# --- picture
from cog import BasePredictor, Input, Path
from PIL import Image


class Predictor(BasePredictor):
    def predict(self, width: int = Input(default=64, ge=1)) -> Path:
        Image.new("RGB", (width, width)).save("/tmp/out.png")
        return Path("/tmp/out.png")

# --- list of files
from typing import List

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=1, ge=1, le=4)) -> List[Path]:
        paths = []
        for number in range(count):
            path = Path(f"/tmp/out-{number}.png")
            path.write_bytes(b"")
            paths.append(path)
        return paths

# --- Optional file
from typing import Optional

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Optional[Path]:
        if not prompt:
            return None
        path = Path("/tmp/answer.txt")
        path.write_text(prompt)
        return path

# --- file object
from cog import BasePredictor, File, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> File:
        with open("/tmp/answer.txt", "w") as file:
            file.write(prompt)
        return open("/tmp/answer.txt", "rb")

# --- model
from cog import BaseModel, BasePredictor, Input


class Output(BaseModel):
    text: str
    length: int


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Output:
        return Output(text=prompt, length=len(prompt))

# --- model with files
from typing import List, Optional

from cog import BaseModel, BasePredictor, Input, Path


class Output(BaseModel):
    picture: Path
    masks: List[Path]
    sound: Optional[Path]


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Output:
        path = Path("/tmp/out.png")
        path.write_text(prompt)
        return Output(picture=path, masks=[path], sound=None)

# --- model of another name
from cog import BaseModel, BasePredictor, Input


class Answer(BaseModel):
    text: str


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Answer:
        return Answer(text=prompt)

# --- model of pydantic
from cog import BasePredictor, Input
from pydantic import BaseModel


class Answer(BaseModel):
    text: str


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Answer:
        return Answer(text=prompt)

# --- list of models
from typing import List

from cog import BaseModel, BasePredictor, Input


class Word(BaseModel):
    text: str


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> List[Word]:
        return [Word(text=word) for word in prompt.split()]

# --- union
from typing import Union

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Union[str, int]:
        return len(prompt) if prompt else "nothing"

# --- iterator of texts
from typing import Iterator

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a b")) -> Iterator[str]:
        for word in prompt.split():
            yield word

# --- texts that are joined
from cog import BasePredictor, ConcatenateIterator, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a b")) -> ConcatenateIterator[str]:
        yield from prompt.split()

# --- iterator of files
from typing import Iterator

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=1, ge=1)) -> Iterator[Path]:
        for number in range(count):
            path = Path(f"/tmp/out-{number}.png")
            path.write_bytes(b"")
            yield path

# --- iterator of models
from typing import Iterator

from cog import BaseModel, BasePredictor, Input


class Word(BaseModel):
    text: str


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a b")) -> Iterator[Word]:
        for word in prompt.split():
            yield Word(text=word)

# --- generator
# as if: prompt: str = Input(default="a b")
from typing import Generator

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a b")) -> Generator[str, None, None]:
        for word in prompt.split():
            yield word

# --- no annotation
# refused by Cog
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")):
        return prompt

# --- data class
# declined: CF404
# as if: prompt: str = Input(default="a")
from dataclasses import dataclass

from cog import BasePredictor, Input


@dataclass
class Answer:
    text: str


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Answer:
        return Answer(prompt)

# --- tuple of texts
from typing import Tuple

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, prompt: str = Input(default="a")) -> Tuple[str, int]:
        return prompt, len(prompt)
