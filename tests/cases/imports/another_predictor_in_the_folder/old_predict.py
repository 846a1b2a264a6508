from cog import BasePredictor, Input  #! CF101


class Predictor(BasePredictor):
    def predict(self, text: str = Input(default="")) -> str:
        return text.lower()
