from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        """Nothing to load."""

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        """Echo."""
        return text
