import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def kind_of(self, count):
        return torch.float32 if count > 1 else torch.float16

    def predict(self, count: int = Input(default=2)) -> str:
        match self.kind_of(count):
            case torch.float32:
                return "full"
            case _:
                return "something"
