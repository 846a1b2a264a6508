import aiohttp
import torch
from cog import BasePredictor, Input


async def fetch(count):
    return aiohttp.get(str(count))


class Predictor(BasePredictor):
    async def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(await fetch(count)))
