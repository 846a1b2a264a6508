from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def __init__(self):  #! CF204
        super(Predictor, self).__init__()

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text.upper()
