from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        count: int = Input(description="How often", default=2),  #! CF301
        share: float = Input(description="How much", default=0.5),  #! CF301
        loud: bool = Input(description="Capital letters", default=False),  #! CF301
        words: list[str] = Input(description="Further words"),  #! CF301
        sizes: list[int] = Input(description="Sizes", default=[1, 2]),  #! CF301
    ) -> str:  #! CF405
        """Say it"""
        said = " ".join([text, *words]) * count + str(share) + str(sizes)
        return said.upper() if loud else said
