from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        scale: float = Input(choices=[1.5, 2.0], default=1.5),  #! CF301 CF304!
        size: int = Input(choices=["1", "2"]),  #! CF301 CF304!
    ) -> str:  #! CF405
        return f"{scale} {size}"
