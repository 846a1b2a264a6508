import torch  #! CF102
import xformers  # registers its kernels  #! CF102
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        pass

    def predict(self, a: int) -> int:  #! CF202 CF301 CF405
        return int(torch.tensor([a]).sum())
