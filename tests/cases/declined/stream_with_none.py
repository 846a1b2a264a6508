from typing import Iterator, Optional

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Iterator[Optional[str]]:  #! CF202 CF301 CF403!
        yield text
        yield None
