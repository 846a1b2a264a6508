from dataclasses import dataclass, field
from typing import List

import numpy as np
from cog import BasePredictor, Input


@dataclass
class Result:
    picture: np.ndarray
    others: List[np.ndarray] = field(default_factory=list)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        result = Result(np.zeros(count))
        return f"{result.picture} {result.others}"
