from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        from shouting import shout  #! CF106

        self.shout = shout

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.shout(text)
