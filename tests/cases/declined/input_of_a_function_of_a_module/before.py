from cog import BasePredictor  #! CF101

import words  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return words.changed(text)
