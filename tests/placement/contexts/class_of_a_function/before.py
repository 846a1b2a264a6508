import torch
from cog import BasePredictor, Input


class Clamp(torch.autograd.Function):
    @staticmethod
    def forward(context, value):
        context.save_for_backward(value)
        return value.clamp(0, 1)


clamp = Clamp.apply


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(clamp(torch.tensor(count)))
