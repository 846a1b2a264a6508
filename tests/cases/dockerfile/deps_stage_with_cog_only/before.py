from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.endings = {"y": "ies"}

    def predict(self, word: str = Input(description="A noun")) -> str:  #! CF202 CF301 CF405
        """Its plural"""
        return word[:-1] + self.endings.get(word[-1], word[-1] + "s")
