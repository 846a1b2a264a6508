from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> List[Path]:  #! CF202 CF301 CF403
        for number in range(count):
            path = f"output-{number}.png"
            open(path, "wb").close()
            yield Path(path)
