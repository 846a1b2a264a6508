from cog import BasePredictor, Input  #! CF101 CF101

LEVELS = range(2, 5)


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        level: int = Input(default=2, choices=LEVELS),  #! CF301 CF303
        preset: int = Input(default=3, choices=range(1, 4)),  #! CF301 CF303
    ) -> str:  #! CF405
        return "!" * level * preset
