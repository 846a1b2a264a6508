# Copyright of the authors.
# Prediction interface for Cog ⚙️
# https://cog.run/python
# Adapted for large pictures.

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> int:  #! CF202 CF301 CF405
        return a
