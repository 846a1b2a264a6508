from cog import BasePredictor  #! CF101


class Echo(BasePredictor):
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text


class Predictor(Echo):  #! CF201
    pass
