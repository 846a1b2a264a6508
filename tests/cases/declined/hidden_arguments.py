import json

from cog import BasePredictor, Input  #! CF101 CF101

COMMON = json.load(open("common.json"))  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int = Input(**COMMON)) -> int:  #! CF105! CF202 CF301! CF405
        return count
