import numpy as np  #! CF103
import torch  #! CF102
from cog import BasePredictor  #! CF101


class Sampler:
    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def draw(self):
        return torch.rand(1, generator=self.generator).item()


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int, seed: int = 0) -> str:  #! CF202 CF301 CF301 CF405
        def rounded(values):
            return np.round(values, 2)

        sampler = Sampler(seed)
        return str(rounded([sampler.draw() for _ in range(count)]))
