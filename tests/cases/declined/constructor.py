from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self, count=1):  #! CF204!
        self.count = count

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text * self.count
