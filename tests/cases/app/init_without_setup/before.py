from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self) -> None:  #! CF204
        """Say how often"""
        self.count = 2

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text * self.count
