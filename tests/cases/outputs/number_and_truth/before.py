from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> bool:  #! CF202 CF301 CF405
        return "cat" in text
