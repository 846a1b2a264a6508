from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str):  #! CF202 CF301 CF410
        if not text:
            return "nothing"
        return f"You said {text}"
