import argparse

from cog import BasePredictor  #! CF101

parser = argparse.ArgumentParser()
parser.add_argument("--layers", type=int, default=3)
options, _ = parser.parse_known_args()  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text * options.layers
