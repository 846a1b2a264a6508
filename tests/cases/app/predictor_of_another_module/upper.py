from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):
    def setup(self):
        self.sign = "!"

    def predict(
        self,
        text: str = Input(description="Text"),
        # How often
        times: int = Input(description="Times", default=2, ge=1),
    ) -> str:
        return (text.upper() + self.sign) * times
