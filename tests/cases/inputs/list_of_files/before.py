from typing import List

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        images: List[Path] = Input(description="Pictures"),  #! CF305
        extra: list[Path] = Input(description="More", default=None),  #! CF305 CF302
    ) -> int:  #! CF405
        return sum(one.stat().st_size for one in images + (extra or []))
