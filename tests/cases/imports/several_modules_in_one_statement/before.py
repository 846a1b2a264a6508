import os, sys, torch  #! CF102
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, name: str) -> str:  #! CF202 CF301 CF405
        return f"{name} {torch.__version__} {os.name} {sys.platform}"
