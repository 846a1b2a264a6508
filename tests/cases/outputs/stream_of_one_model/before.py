import tempfile
from typing import Iterator, List

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    words: List[str]
    file: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Iterator[Output]:  #! CF202 CF301 CF403
        path = Path("words.txt")
        path.write_text(text)
        output = Output(words=[], file=path)
        for word in text.split():
            output.words.append(word)
            yield output
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text("first")
            output.file = Path(named.name)
            yield output
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text("second")
            output.file = Path(named.name)
            yield output
