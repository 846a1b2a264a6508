from cog import BasePredictor, Input  #! CF101 CF101
from voices import FIRST, NAMES  #! CF104 CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, voice: str = Input(default=FIRST, choices=NAMES)) -> str:  #! CF202 CF301 CF301 CF304 CF304 CF405
        return voice + text
