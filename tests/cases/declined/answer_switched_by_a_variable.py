from typing import Iterator

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101

DEBUG = False


class Result(BaseModel):
    picture: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, name: str) -> Iterator[Result]:  #! CF202 CF301 CF403!
        DEBUG = name == "debug"
        if DEBUG:
            yield [Path(name)]
        else:
            yield Result(picture=Path(name))
