from enum import Enum
from typing import List, Union

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Style(Enum):
    FLAT = "flat"


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        style: Style,  #! CF301!
        data: bytes,  #! CF301!
        pair: tuple,  #! CF301!
        either: Union[Path, str],  #! CF301!
        untyped=3,  #! CF301!
        numbers: List[int] = Input(ge=1, default=[1]),  #! CF301!
    ) -> str:  #! CF405
        return f"{style} {data} {pair} {either} {untyped} {numbers}"
