# What this file does: counts words.
# It has done so since 2022.

import re

# the model
import torch  # type: ignore[import]  #! CF102

# the usual
import numpy as np  # noqa: E402  #! CF103
from cog import BasePredictor  # the old home  #! CF101

# Words are letters.
WORD = re.compile(r"[a-z]+")


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.load("/data/words.pt")

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return int(np.sum([self.model[w] for w in WORD.findall(text)]))
