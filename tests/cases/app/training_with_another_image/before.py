from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.words = open("words.txt").read().split()  #! CF106

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + " ".join(self.words)
