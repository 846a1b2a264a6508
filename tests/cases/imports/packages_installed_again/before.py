import os

os.system("pip install numpy==1.24.0")  #! CF110
os.system("pip install --no-deps spelling")  #! CF110

from cog import BasePredictor  #! CF101
from spelling import spell  #! CF103


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return spell(text)
