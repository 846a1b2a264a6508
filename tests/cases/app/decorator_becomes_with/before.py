import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt")

    @torch.inference_mode()  #! CF205
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        """Run a single prediction on the model"""
        # one at a time
        result = self.model(text)
        return result
