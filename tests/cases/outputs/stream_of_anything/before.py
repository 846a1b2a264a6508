from typing import Any, Iterator

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Iterator[Any]:  #! CF202 CF301 CF403
        yield {"words": len(text.split())}
        path = Path("answer.txt")
        path.write_text(text)
        yield {"answer": path, "lines": 1}
