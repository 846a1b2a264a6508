from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        size: str = Input(choices=[512, 768], default=512),  #! CF301 CF304!
        share: float = Input(choices=[0.5, 1.0], default=0.5),  #! CF301 CF304!
    ) -> str:  #! CF405
        return f"{size} {share}"
