import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        """Load the model"""
        self.model = torch.jit.load("/data/model.pt")

    def predict(self, seed: int = Input(default=0)) -> str:  #! CF202 CF301 CF405
        """Run a single prediction on the model"""
        torch.manual_seed(seed)
        return self.model()
