import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    class Options:  #! CF105!
        dtype = torch.float16

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.Options.dtype) + str(count)
