from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        reserved: bool = Input(description="Not used yet", default=False),  #! CF301
    ) -> str:  #! CF405
        return text
