import torch
from mmengine import MODELS
from cog import BasePredictor, Input


@MODELS.register_module()
class Head:
    def run(self, count):
        return torch.tensor(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(Head().run(count))
