import torch  #! CF102
from cog import BasePredictor  #! CF101


def zeros(n): return torch.zeros(n)


class Predictor(BasePredictor):  #! CF201
    def setup(self): self.ones = torch.ones(3)

    def predict(self, n: int) -> str: return str(zeros(n) + self.ones + n)  #! CF202 CF301 CF405
