import sys

from cog import BasePredictor  #! CF101

sys.path.append("ComfyUI")  #! CF107 CF106!


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        from nodes import encode

        return encode(text)
