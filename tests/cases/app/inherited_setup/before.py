import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101

NAMES = torch.arange(3)  #! CF105


class Base(BasePredictor):
    def setup(self):
        self.model = torch.load("weights.pt")  #! CF106

    def predict(self, text: str = Input(description="Text"), count: int = Input(default=1)) -> str:
        return self.model(text) * count


class Predictor(Base):  #! CF201
    def predict(self, text: str = Input(description="Text"), loud: bool = Input(default=False)) -> str:  #! CF202 CF301 CF301 CF405
        print(NAMES)
        answer = super().predict(text, 2)
        return answer.upper() if loud else answer
