from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.ending = "!"

    def predict(self, text: str = Input(description="What to say")) -> str:  #! CF202 CF301 CF405
        return text + self.ending


class LoudPredictor(Predictor):  #! CF201
    """The same, said louder."""

    def setup(self):
        self.ending = "!!!"
