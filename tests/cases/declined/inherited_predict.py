from cog import BasePredictor  #! CF101


class Echo(BasePredictor):
    def predict(self, text: str) -> str:
        return text


class Predictor(Echo):  #! CF201!
    pass
