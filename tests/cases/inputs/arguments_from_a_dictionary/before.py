from cog import BasePredictor, Input  #! CF101 CF101

LARGEST = 2048
SIDE = {"default": 512, "ge": 64, "le": LARGEST, "description": "Length of a side"}


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        width: int = Input(**SIDE),  #! CF301
        height: int = Input(**{"ge": 1, "description": "Height"}),  #! CF301
    ) -> int:  #! CF405
        return width * height
