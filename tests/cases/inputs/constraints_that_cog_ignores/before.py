from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text", ge=1, le=5),  #! CF301
        count: int = Input(min_length=1, default=1),  #! CF301
        ratio: float = Input(default=1.0, ge=None, le=None),  #! CF301
    ) -> str:  #! CF405
        return text * count + str(ratio)
