from typing import Any

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Any:  #! CF202 CF301 CF405
        result = {"image": Path("/tmp/out.png")}
        print(result["image"].stat())
        return result  #! CF404!
