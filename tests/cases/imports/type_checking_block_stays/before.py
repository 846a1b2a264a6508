from typing import TYPE_CHECKING

import torch  #! CF102
from cog import BasePredictor  #! CF101

if TYPE_CHECKING:
    import numpy as np


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model: "np.ndarray" = torch.load("/data/model.pt").numpy()

    def predict(self, a: int) -> float:  #! CF202 CF301 CF405
        return float(self.model[a])
