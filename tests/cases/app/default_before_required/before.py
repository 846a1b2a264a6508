from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        first: str = Input(default="a"),  #! CF301
        second: str = Input(description="No default"),  #! CF301
        *,
        third: int = Input(default=3),  #! CF301
    ) -> str:  #! CF405
        return str(sorted(locals()))  #! CF212
