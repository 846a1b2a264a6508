from typing import Iterator

from cog import BasePredictor, streaming  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    @streaming  #! CF207
    def predict(self, text: str) -> Iterator[str]:  #! CF202 CF301 CF403
        for word in text.split():
            yield word
