from cog import BasePredictor, File, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self, count):  #! CF204!
        self.count = 0

    def setup(self, weights: File):  #! CF203!
        self.weights = weights

    def predict(self, names: list[list[str]] = Input(description="Names")) -> bytes:  #! CF202 CF301! CF404!
        return str(vars()).encode()  #! CF212
