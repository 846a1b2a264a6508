import os

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        name = os.getenv("COG_MODEL_NAME", "none")  #! CF608
        return text + name + os.environ["REPLICATE_REGION"] + os.environ["COG_MARK"]  #! CF608
