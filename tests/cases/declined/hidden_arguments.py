from cog import BasePredictor, Input  #! CF101 CF101

COMMON = {"ge": 0, "le": 10}


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        count: int = Input(description="How often", **COMMON),  #! CF301!
        text: str = Input(default="", title="Text"),  #! CF301!
        _private: str = "",  #! CF301!
        rest: dict = Input(default=None),  #! CF301! CF302
        bare="",  #! CF301!
    ) -> str:  #! CF405
        return text * count
