from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        count: int = Input(3, "How many", 1, 10),  #! CF301
        word: str = Input("ab", "Word", None, None, 1, 5, "[a-z]+"),  #! CF301
        size: str = Input("s", "Size", choices=["s", "m"]),  #! CF301 CF303
        needed: int = Input(..., "Needed", ge=1),  #! CF301
    ) -> str:  #! CF405
        return f"{count} {word} {size} {needed}"
