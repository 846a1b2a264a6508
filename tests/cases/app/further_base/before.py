from cog import BasePredictor  #! CF101


class Counting:
    count = 1


class Predictor(BasePredictor, Counting):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text * self.count
