import asyncio
import warnings

from cog import AsyncConcatenateIterator, BasePredictor, Input, current_scope  #! CF101 CF101 CF101 CF101
from cog import ExperimentalFeatureWarning  #! CF101

warnings.filterwarnings("ignore", category=ExperimentalFeatureWarning)  #! CF108 CF208


class Predictor(BasePredictor):  #! CF201
    def __init__(self):  #! CF204
        super().__init__()
        self.ready = False

    def setup(self, weights: str = None):  #! CF203
        """Load the words"""
        self.words = asyncio.run(load(weights))  #! CF209
        self.ready = True

    async def healthcheck(self) -> bool:  #! CF213
        return self.ready

    async def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
    ) -> AsyncConcatenateIterator[str]:  #! CF403
        if not text.strip():
            raise ValueError("Say something")  #! CF409
        for word in [*text.split(), *self.words]:
            await asyncio.sleep(0)
            yield word
        current_scope().record_metric("words", len(self.words))  #! CF208


async def load(weights: str | None) -> list[str]:
    await asyncio.sleep(0)
    return weights.split(",") if weights else []
