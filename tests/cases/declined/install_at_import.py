import os

from cog import BasePredictor  #! CF101

os.system("pip install -e .")  #! CF110! CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text
