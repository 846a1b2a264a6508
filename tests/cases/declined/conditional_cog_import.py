try:
    from cog import BasePredictor, Input  #! CF101! CF101!

    HAS_COG = True
except ImportError:
    BasePredictor = object
    HAS_COG = False


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {HAS_COG}"
