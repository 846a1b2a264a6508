from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        # Tried with the texts of last year.
        self,  # holds no model
        # In English.
        text: str = Input(description="What to shout"),  #! CF301
    ) -> str:  #! CF405
        return text.upper()
