import torch  #! CF102
from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt")

    @torch.inference_mode()  #! CF205
    def predict(self, image: Path = Input(description="Picture")) -> str:  #! CF202 CF305 CF405
        """Name what is in a picture"""
        return self.model(image.read_bytes())
