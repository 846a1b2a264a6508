import os

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.names = [name for name in os.listdir("weights") if name.endswith(".bin")]  #! CF106 CF106

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.names[0]
