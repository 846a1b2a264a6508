import torch  #! CF102
from cog import BasePredictor  #! CF101


def convert(value, dtype=torch.float16):  #! CF105
    return torch.tensor(value, dtype=dtype)


class Predictor(BasePredictor):  #! CF201
    def predict(self, number: float) -> float:  #! CF202 CF301 CF405
        return float(convert(number))
