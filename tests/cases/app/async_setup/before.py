import asyncio

import torch  #! CF102
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    async def setup(self):
        """Wait for the model"""
        await asyncio.sleep(0)
        self.ones = torch.ones(3)

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.ones}"
