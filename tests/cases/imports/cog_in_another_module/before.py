from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        return text.upper()
