from cog import BasePredictor

import words


class Predictor(BasePredictor):
    def predict(self, text: str) -> str:
        return words.changed(text)
