import torch
from cog import BasePredictor, Input


class Settings:
    device = torch.device("cuda")
    size = 3


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count * Settings.size, device=Settings.device))
