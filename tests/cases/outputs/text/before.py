from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        # shortest first
        if len(text) < 3:
            return text
        shortened = text[:3]
        return (
            shortened  # three letters
            + "..."
        )
