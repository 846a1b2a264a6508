import torch
from cog import BasePredictor, Input


@torch.no_grad()
async def encode(count):
    return torch.tensor(count)


class Predictor(BasePredictor):
    async def predict(self, count: int = Input(default=2)) -> str:
        return str(await encode(count))
