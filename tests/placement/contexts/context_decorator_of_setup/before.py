import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @torch.inference_mode()
    def setup(self):
        self.model = torch.load("a")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.model(count))
