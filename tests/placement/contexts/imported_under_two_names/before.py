import numpy
import numpy as np
from pathlib import Path, Path as SystemPath
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(np.zeros(numpy.int(count))) + str(SystemPath("a") / Path("b"))
