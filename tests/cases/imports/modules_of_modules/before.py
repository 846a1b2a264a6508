from cog import BasePredictor  #! CF101
from network import build  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = build("small")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.model(text)
