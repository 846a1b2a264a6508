from typing import List

from cog import BasePredictor, Path  #! CF101 CF101
from pydantic import BaseModel


class Picture(BaseModel):
    file: Path
    seed: int


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> List[Picture]:  #! CF202 CF301 CF404
        return [Picture(file=Path(f"/tmp/{seed}.png"), seed=seed) for seed in range(count)]
