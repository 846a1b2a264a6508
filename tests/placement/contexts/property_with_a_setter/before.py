import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    @property
    def level(self):  #! CF105!
        return torch.tensor(self._level)

    @level.setter
    def level(self, value):
        self._level = value

    def predict(self, count: int = Input(default=2)) -> str:
        self.level = count
        return str(self.level)
