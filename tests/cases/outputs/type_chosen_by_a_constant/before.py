from typing import Iterator, List

from cog import BaseModel, BasePredictor, Path as CogPath  #! CF101 CF101 CF101

# never True where it is deployed
TRYING_OUT = False


class Result(BaseModel):
    pictures: List[CogPath]
    done: bool = False


class Predictor(BasePredictor):  #! CF201
    RESULT_TYPE = CogPath if TRYING_OUT else Result

    def predict(self, count: int) -> Iterator[RESULT_TYPE]:  #! CF202 CF301 CF403 CF410
        names = [f"{number}.png" for number in range(count)]
        for name in names:
            CogPath(name).write_bytes(b"not really a picture")
        if TRYING_OUT:
            print("trying out")
            yield [CogPath(name) for name in names]  #! CF410
        else:
            yield Result(pictures=[CogPath(name) for name in names], done=True)
