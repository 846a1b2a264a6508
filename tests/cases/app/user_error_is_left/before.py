from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, mask: Path = None) -> str:  #! CF202 CF301 CF302 CF305 CF405
        if not text:
            raise ValueError("Say something")  #! CF409
        return text.upper() + str(mask.stat().st_size if mask else 0)
