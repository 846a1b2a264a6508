from typing import Any

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Any:  #! CF202 CF301 CF404
        if seed == 1:
            result = dict(seed=seed, image=Path("/tmp/picture.png"))
            result["sound"] = Path("/tmp/out.wav")
            return result
        if seed == 2:
            return dict(dict(film=Path("/tmp/film.mp4")), **{"seed": seed})
        return dict(image=Path("/tmp/out.png"), mask=Path("/tmp/mask.png"))
