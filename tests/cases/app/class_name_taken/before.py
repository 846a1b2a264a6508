from cog import BasePredictor  #! CF101


class MyModel:
    def __init__(self, size):
        self.size = size


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = MyModel(3)

    def predict(self, a: int) -> int:  #! CF202 CF301 CF405
        return a * self.model.size
