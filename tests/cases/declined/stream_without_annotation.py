from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str):  #! CF202 CF403! CF301
        yield from text.split()
