import torch  #! CF102
from cog import BasePredictor  #! CF101
from test import restore  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.load("weights.pth")  #! CF106

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return restore(self.model, text)
