from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, device):  #! CF203!
        self.device = device

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{text} {self.device}"
