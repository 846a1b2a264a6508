import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        try:
            if count > 1:
                raise torch.cuda.OutOfMemoryError("too much")
            return "done"
        except torch.cuda.OutOfMemoryError as error:
            torch.cuda.empty_cache()
            return str(error)
