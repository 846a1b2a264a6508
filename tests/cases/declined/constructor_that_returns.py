from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self):  #! CF204!
        self.count = 1
        if __debug__:
            return
        self.count = 2

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text * self.count
