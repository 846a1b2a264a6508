import json

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, style: str = "plain") -> str:  #! CF202 CF301 CF301 CF405
        with open(f"styles/{style}.json") as file:  #! CF106
            return text + json.load(file)["end"]
