from cog import BasePredictor, ConcatenateIterator  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> ConcatenateIterator[str]:  #! CF202 CF301 CF403
        for word in text.split():
            yield word
