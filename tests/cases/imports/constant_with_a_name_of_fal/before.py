import torch  #! CF102
from cog import BasePredictor  #! CF101

VERSION = torch.version.cuda  #! CF105


class Predictor(BasePredictor):  #! CF201
    def predict(self) -> str:  #! CF202 CF405
        return f"CUDA {VERSION}"
