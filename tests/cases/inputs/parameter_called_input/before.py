from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, input: str = Input(description="Text to speak")) -> str:  #! CF202 CF301 CF405
        return input.upper()
