import os

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        folder = "voices"  #! CF106
        self.voices = sorted(os.listdir(folder))

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.voices[0]
