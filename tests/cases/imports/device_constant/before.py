import torch  #! CF102
from cog import BasePredictor  #! CF101

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")  #! CF105


def noise(size):
    return torch.randn(size, device=DEVICE)


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt", map_location=DEVICE)

    def predict(self, size: int) -> str:  #! CF202 CF301 CF405
        return str(self.model(noise(size)))
