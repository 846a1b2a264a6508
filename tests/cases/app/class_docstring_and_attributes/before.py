from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    """Counts.

    One by one.
    """

    # where it starts
    first = 1
    step: int = 2

    def predict(self, count: int = Input(ge=1)) -> int:  #! CF202 CF301 CF405
        return self.first + self.step * count
