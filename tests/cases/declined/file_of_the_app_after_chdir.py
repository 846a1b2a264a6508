import os

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        os.chdir("/tmp")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        with open(os.path.join(os.path.dirname(__file__), "words.txt")) as file:  #! CF111!
            return file.read() + text
