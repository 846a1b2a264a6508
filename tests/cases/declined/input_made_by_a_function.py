from cog import BasePredictor, Input  #! CF101 CF101


def side(name):
    description = f"The {name}"
    return Input(description=description, default=512)  #! CF101!


class Predictor(BasePredictor):  #! CF201
    def predict(self, width: int = side("width")) -> int:  #! CF202 CF301! CF304 CF405
        return width
