from pathlib import Path

from cog import BasePredictor, Input as CogInput, Path as CogPath  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.cache = Path("/data/cache")

    def predict(self, image: CogPath = CogInput(description="Picture")) -> CogPath:  #! CF202 CF305 CF401
        out = self.cache / f"{image.stem}.png"
        out.write_bytes(image.read_bytes())
        return CogPath(str(out))
