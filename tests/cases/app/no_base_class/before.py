from cog import Input  #! CF101


class Predictor:  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        return text
