from dataclasses import dataclass

from cog import BasePredictor  #! CF101


@dataclass
class Size:
    width: int


class Predictor(BasePredictor):  #! CF201
    def predict(self, width: int, mode: str) -> str:  #! CF202 CF301 CF301 CF405
        match (Size(width), mode):
            case (Size(width=0), _):
                return "empty"
            case (_, "wide") if width > 10:
                return "wide"
        return "other"
