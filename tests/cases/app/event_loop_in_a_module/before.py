from cog import BasePredictor  #! CF101
from downloading import download  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.names = download(["a", "b"])

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.names[0]
