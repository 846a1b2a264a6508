import asyncio

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    async def healthcheck(self) -> bool:  #! CF213
        await asyncio.sleep(0)
        return True

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text.upper()
