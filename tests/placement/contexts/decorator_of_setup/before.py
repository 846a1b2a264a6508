import torch
from tenacity import retry
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @retry  #! CF105!
    def setup(self):
        self.model = torch.load("a")

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.model(count))
