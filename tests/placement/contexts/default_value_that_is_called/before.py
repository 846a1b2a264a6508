import torch
from cog import BasePredictor, Input


def encode(count, device=torch.device("cuda"), options={"kind": torch.float32}):
    return torch.tensor(count, device=device, kind=options["kind"])


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))
