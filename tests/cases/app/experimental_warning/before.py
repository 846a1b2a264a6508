import warnings

from cog import BasePredictor, ExperimentalFeatureWarning  #! CF101 CF101

warnings.filterwarnings("ignore", category=ExperimentalFeatureWarning)  #! CF108 CF208


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text.upper()
