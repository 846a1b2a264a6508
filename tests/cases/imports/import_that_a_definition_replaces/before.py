import numpy as np  #! CF103
from cog import BasePredictor  #! CF101
from transformers.utils import cached, logging  #! CF102 CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        logging.set_verbosity_error()
        self.words = cached("words")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text if cached(text) in self.words else str(np.nan)


def cached(name):
    return name.lower()
