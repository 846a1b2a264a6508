import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = torch.jit.load("/src/model.pt")

    def predict(self, prompt: str = Input(description="What to make")) -> str:  #! CF202 CF301 CF405
        return self.pipe(prompt)
