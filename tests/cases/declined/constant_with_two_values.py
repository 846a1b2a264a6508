from typing import Iterator

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101

DEBUG = False
DEBUG = True


class Result(BaseModel):
    picture: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, name: str) -> Iterator[Result]:  #! CF202 CF301 CF403!
        if DEBUG:
            yield [Path(name)]
        else:
            yield Result(picture=Path(name))
