from cog import BasePredictor, Input  #! CF101 CF101

LARGEST_SEED = 2**32 - 1


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        name: str = Input(min_length=2, max_length=20, regex="^[a-z]+$"),  #! CF301
        steps: int = Input(ge=1, le=50, default=25),  #! CF301
        strength: float = Input(default=-0.5, ge=-1.0, le=1.0, description="Below zero: less"),  #! CF301
        seed: int = Input(default=0, ge=0, le=LARGEST_SEED),  #! CF301
        old: str = Input(default="", deprecated=True),  #! CF301
    ) -> str:  #! CF405
        return f"{name} {steps} {strength} {seed} {old}"
