import asyncio

import cog  #! CF101


class Predictor(cog.BasePredictor):  #! CF201
    @cog.streaming  #! CF207
    @cog.concurrent(max=2)  #! CF207
    async def predict(self, text: str) -> cog.AsyncConcatenateIterator[str]:  #! CF202 CF301 CF403
        for word in text.split():
            await asyncio.sleep(0)
            yield word
