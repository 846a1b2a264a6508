from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        bool: bool = Input(default=True),  #! CF301!
        str: int = Input(default=1),  #! CF301
        prompt: str = Input(default="a"),  #! CF301!
        image: Path = Input(default=None),  #! CF302 CF305!
        Field: int = 2,  #! CF301
        steps: int = Input(default=25),  #! CF301!
        Literal: int = 3,  #! CF301
        style: int = Input(default=1, choices=[1, 2]),  #! CF301! CF303
        seed: int = 4,  #! CF301
    ) -> bool:  #! CF405
        return bool and seed > steps
