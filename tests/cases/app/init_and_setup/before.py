from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    """Repeats a text."""

    # Made once.
    def __init__(self):  #! CF204
        super().__init__()
        # How often to say it
        self.count = 2
        self.words = []  # filled later

    def setup(self) -> None:
        """Find the end of the text"""
        # It is loud.
        self.end = "!"

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        """Repeat it"""
        return text * self.count + self.end
