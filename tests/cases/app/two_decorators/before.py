import torch  #! CF102
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt")

    @torch.no_grad()  #! CF205
    @torch.amp.autocast("cuda")  # pyright: ignore  #! CF205
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.model(text)
