from cog import BasePredictor  #! CF101
from registry import sampler_class  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return sampler_class("samplers.plain.Plain")().sample(text)
