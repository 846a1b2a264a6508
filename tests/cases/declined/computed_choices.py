import os

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, name: str = Input(choices=os.listdir("voices"))) -> str:  #! CF202 CF301 CF304! CF405
        return name
