from typing import Dict

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Dict[str, Path]:  #! CF202 CF301 CF404
        if seed:
            return {"image": Path("/tmp/image.png"), "mask": Path("/tmp/mask.png")}
        found = {name: Path("/tmp") / f"{name}.png" for name in ("image", "mask")}
        return found
