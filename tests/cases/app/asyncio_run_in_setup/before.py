import asyncio

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, weights: str = None):  #! CF203
        self.words = asyncio.run(load(weights))  #! CF209

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.words}"


async def load(weights: str | None) -> list[str]:
    await asyncio.sleep(0)
    return weights.split(",") if weights else []
