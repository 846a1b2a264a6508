from cog import BasePredictor, Input, Secret  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        token: Secret = Input(description="Access token"),  #! CF306!
    ) -> str:  #! CF405
        return text + token.get_secret_value()[:0]
