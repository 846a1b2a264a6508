import contextlib
import io

from cog import BasePredictor, Input

with contextlib.redirect_stdout(io.StringIO()):
    import torch


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count))
