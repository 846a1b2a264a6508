from cog import BasePredictor, File, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: File = Input(description="Text")) -> int:  #! CF202 CF305! CF405
        return len(text.read())
