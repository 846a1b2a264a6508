from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> List[Path]:  #! CF202 CF301 CF402
        if not text:
            return None, "There is no text."  #! CF402
        return [Path("/tmp/out.png"), Path("/tmp/mask.png")]
