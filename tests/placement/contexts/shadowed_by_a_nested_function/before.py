import torch
from basicsr import tensor2img
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.first = tensor2img(1)

    def predict(self, count: int = Input(default=2)) -> str:
        def tensor2img(value):
            return torch.tensor(value)

        return str(tensor2img(count))
