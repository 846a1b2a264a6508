from typing import Iterator

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> Iterator[Path]:  #! CF202 CF301 CF403
        for number in range(count):
            yield Path(f"/tmp/{number}.png")
