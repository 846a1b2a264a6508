from cog import BasePredictor  #! CF101

# --- the model -------------------------------------------


class Predictor(BasePredictor):  # served  #! CF201
    # called once

    def setup(self):  # no arguments
        # nothing to load
        self.count = 0  # requests

    # called often
    def predict(self, a: int) -> int:  # the answer  #! CF202 CF301 CF405
        # first count
        self.count += 1

        # then answer
        return a + self.count  # and out
        # never reached

    # the end
# behind everything
