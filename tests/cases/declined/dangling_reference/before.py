from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):
    def predict(self, text: str) -> str:
        return text
