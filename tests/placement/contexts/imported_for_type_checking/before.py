from typing import TYPE_CHECKING

from cog import BasePredictor, Input

if TYPE_CHECKING:
    import torch


class Predictor(BasePredictor):
    def encode(self, count: int) -> "torch.Tensor":
        import torch

        return torch.tensor(count)

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.encode(count))
