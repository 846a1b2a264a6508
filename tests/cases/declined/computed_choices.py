import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, share: float = Input(choices=list(range(torch.cuda.device_count())))) -> float:  #! CF202 CF301 CF304! CF405
        return share
