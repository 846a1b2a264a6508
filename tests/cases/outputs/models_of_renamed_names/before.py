from typing import List

from cog import BaseModel as CogModel  #! CF101
from cog import BasePredictor  #! CF101
from cog import Path as CogPath  #! CF101


class Output(CogModel):
    file: CogPath


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> List[Output]:  #! CF202 CF301 CF404
        found = []
        for number in range(count):
            path = CogPath("/tmp") / f"{number}.mp3"
            found.append(Output(file=path))
        return found
