from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> List[Path]:  #! CF202 CF301 CF402
        paths = []
        for number in range(count):
            path = f"/tmp/out-{number}.png"
            with open(path, "wb") as file:
                file.write(b"png")
            paths.append(Path(path))
        return paths
