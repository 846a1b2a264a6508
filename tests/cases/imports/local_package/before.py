import models.encoder  #! CF104 CF106
from cog import BasePredictor  #! CF101
from models import decoder as decoding  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return decoding.decode(models.encoder.encode(text))
