from cog import BasePredictor, File, Input  #! CF101 CF101 CF101

STEPS = Input(default=3)  #! CF101!


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return "file" if isinstance(text, File) else text  #! CF101!
