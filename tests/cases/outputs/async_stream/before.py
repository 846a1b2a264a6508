import asyncio

from cog import AsyncConcatenateIterator, BasePredictor, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    async def predict(  #! CF202
        self, text: str = Input(description="Text", min_length=1)  #! CF301
    ) -> AsyncConcatenateIterator[str]:  #! CF403
        for word in text.split():
            await asyncio.sleep(0.01)
            yield f"{word} "
