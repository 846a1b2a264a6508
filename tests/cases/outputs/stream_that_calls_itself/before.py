from cog import BasePredictor, ConcatenateIterator, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.greeting = "".join(self.predict("hello", 2))  #! CF212

    def predict(self, text: str = Input(description="Text"), count: int = Input(default=3)) -> ConcatenateIterator[str]:  #! CF202 CF301 CF301 CF403
        for _ in range(count):
            yield text
