import torch  #! CF102
from cog import BasePredictor  #! CF101

torch.set_num_threads(2)  #! CF108


class Predictor(BasePredictor):  #! CF201
    """Sums."""

    def predict(self, a: int, b: int) -> int:  #! CF202 CF301 CF301 CF405
        return int(torch.tensor([a, b]).sum())
