from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input("hello", description="Text"),  #! CF301
        count: int = Input(..., ge=1),  #! CF301
    ) -> str:  #! CF405
        return text * count
