import os
import sys

from cog import BasePredictor  #! CF101

sys.path.insert(0, os.path.abspath("lib"))  #! CF107

from shouting import shout  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return shout(text)
