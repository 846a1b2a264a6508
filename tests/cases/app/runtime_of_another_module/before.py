from cog import BasePredictor, Input  #! CF101 CF101

from billing import record  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        record("characters", len(text))
        return text.upper()
