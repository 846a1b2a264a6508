from dataclasses import dataclass

from cog import BasePredictor  #! CF101


@dataclass
class Output:
    text: str


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return Output(text).text
