from dataclasses import dataclass

from cog import BasePredictor  #! CF101


@dataclass
class Output:
    text: str


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Output:  #! CF202 CF301 CF404!
        return Output(text)
