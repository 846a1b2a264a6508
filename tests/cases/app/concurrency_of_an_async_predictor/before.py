import asyncio

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    async def predict(self, seconds: float = Input(default=1.0, ge=0, le=60)) -> str:  #! CF202 CF301 CF405
        await asyncio.sleep(seconds)
        return "done"
