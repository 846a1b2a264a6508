try:
    from cog import BasePredictor, Input  #! CF101! CF101!
except ImportError:
    BasePredictor = object


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text
