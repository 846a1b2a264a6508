from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, count: int = 2, *, loud: bool = False) -> str:  #! CF202 CF301 CF301 CF301 CF405
        said = text * count
        return said.upper() if loud else said
