from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> int: a += 1; return a  #! CF202 CF301 CF405
