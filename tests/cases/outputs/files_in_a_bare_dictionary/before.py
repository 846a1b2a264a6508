from typing import Any

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Any:  #! CF202 CF301 CF404
        result = {"seed": seed, "image": Path("/tmp/out.png")}
        if seed > 3:
            result["sound"] = Path("/tmp/out.wav")
        return result
