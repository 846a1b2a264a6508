import torch
from cog import BasePredictor, Input

TYPES = {"half": 16}
TYPES["full"] = torch.float32
TYPES.update(double=torch.float64)
SIZE = 3
SIZE = SIZE * torch.cuda.device_count()


class Predictor(BasePredictor):
    def setup(self):
        self.size = SIZE

    def predict(self, count: int = Input(default=2)) -> str:
        return f"{TYPES} {count}"
