from cog import BasePredictor, Input  #! CF101 CF101

steps = 20


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        steps: int = Input(default=steps),  #! CF301
        more_steps: int = Input(default=steps),  #! CF301!
    ) -> int:  #! CF405
        return steps + more_steps
