from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.broken = False

    def healthcheck(self) -> bool:  #! CF213
        """Whether the model still answers"""
        return not self.broken

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text.upper()
