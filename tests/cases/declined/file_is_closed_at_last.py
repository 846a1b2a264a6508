from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> List[Path]:  #! CF202 CF301 CF402
        path = "out.txt"
        file = open(path, "w")
        try:
            file.write(text)
            return [Path(path)]  #! CF402!
        finally:
            file.close()
