from cog import BasePredictor  #! CF101


class Settings: size = 3


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> int: return a + Settings.size  #! CF202 CF301 CF405
