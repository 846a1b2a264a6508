import os
from typing import Iterator

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101

DEBUG = os.environ.get("DEBUG") == "1"  #! CF108


class Result(BaseModel):
    picture: Path


class Predictor(BasePredictor):  #! CF201
    RESULT_TYPE = Path if DEBUG else Result  #! CF108

    def predict(self, name: str) -> Iterator[RESULT_TYPE]:  #! CF202 CF301 CF403!
        if DEBUG:
            yield Path(name)
        else:
            yield Result(picture=Path(name))
