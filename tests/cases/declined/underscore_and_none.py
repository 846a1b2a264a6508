from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int, _count: int = 1) -> int:  #! CF202 CF301! CF301! CF405
        return count + _count
