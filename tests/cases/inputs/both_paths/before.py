from pathlib import Path

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int = Input(default=1)) -> Path:  #! CF202 CF301 CF401
        out = Path("/tmp") / "out.txt"
        out.write_text("x" * count)
        return out
