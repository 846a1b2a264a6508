from cog import BasePredictor, Input  #! CF101 CF101


class Repeater(BasePredictor):
    def setup(self):
        self.calls = 0

    def repeated(self, text):
        self.calls += 1
        return text * 2


class Predictor(Repeater):  #! CF201
    def predict(self, text: str = Input()) -> str:  #! CF202 CF301 CF405
        return self.repeated(text)
