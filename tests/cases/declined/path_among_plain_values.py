from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> List[str]:  #! CF202 CF301 CF405
        return [text, Path("/tmp/out.txt")]  #! CF404!
