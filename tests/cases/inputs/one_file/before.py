from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, document: Path = Input(description="Text file")) -> int:  #! CF202 CF305 CF405
        """Count letters"""
        return len(document.read_text())
