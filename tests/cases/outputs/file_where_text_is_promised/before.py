from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> List[str]:  #! CF202 CF301 CF410
        paths = []
        for number in range(count):
            paths.append(Path(f"/tmp/{number}.png"))
        return paths
