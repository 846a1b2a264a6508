import cog  #! CF101
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.testing = False

    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        if not self.testing:
            cog.emit_metric("letters", len(text))  #! CF208
            cog.emit_metric("words", len(text.split()))  #! CF208
        # How many there were
        cog.emit_metric(name="counted", value=self.count())  #! CF208
        return text

    def count(self) -> int:
        return 1

    def half(self, text: str) -> str:
        middle = len(text) // 2
        cog.emit_metric("middle", middle)  #! CF208
        return text[: len(text) // 2]
