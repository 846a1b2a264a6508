import torch  #! CF102
from cog import BasePredictor  #! CF101


@torch.no_grad()  #! CF105
def embed(model, text):
    """One vector."""
    return model(text)


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return str(embed(self.model, text)) + str(self.norm(text))

    # never needs a gradient
    @torch.inference_mode()  #! CF105
    def norm(self, text):
        return self.model(text).norm()
