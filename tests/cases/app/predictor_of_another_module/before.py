from cog import BasePredictor, Input  #! CF101 CF101

from upper import Predictor as UpperPredictor  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        self.upper = UpperPredictor()
        self.upper.setup()

    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        return self.upper.predict(text, times=3)
