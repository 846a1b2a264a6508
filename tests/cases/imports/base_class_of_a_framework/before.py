import torch  #! CF102
from cog import BasePredictor  #! CF101


class Doubler(torch.nn.Module):  #! CF105
    def forward(self, x):
        return 2 * x


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = Doubler()

    def predict(self, number: float) -> float:  #! CF202 CF301 CF405
        return float(self.model(number))
