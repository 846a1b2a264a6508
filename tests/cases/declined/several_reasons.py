from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self):  #! CF204!
        self.count = 0

    def setup(self, weights):  #! CF203!
        self.weights = weights

    def predict(self, names: list[list[str]] = Input(description="Names")) -> bytes:  #! CF202 CF301! CF404!
        return str(vars()).encode()  #! CF212
