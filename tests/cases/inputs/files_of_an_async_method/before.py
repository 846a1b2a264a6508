from typing import List

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    async def predict(  #! CF202
        self,
        text: Path = Input(description="What to read"),  #! CF305
        others: List[Path] = Input(description="What to read, too"),  #! CF305
        title: Path = Input(description="What stands above", default=None),  #! CF305 CF302
    ) -> str:  #! CF405
        texts = [one.read_text() for one in [text, *others]]
        return "".join([title.read_text() if title else "", *texts])
