from typing import AsyncIterator, Dict, List

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    async def predict(self, text: str) -> AsyncIterator[Dict[str, List[str]]]:  #! CF202 CF301 CF403
        found = {"words": []}
        for word in text.split():
            found["words"].append(word)
            yield found
