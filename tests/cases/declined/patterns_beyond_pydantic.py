from cog import BasePredictor, Input  #! CF101 CF101

NO_SPACE = r"^(?! )"


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Input(default="a", regex=NO_SPACE),  #! CF301!
        twice: str = Input(default="aa", regex=r"(\w)\1"),  #! CF301!
        bracket: str = Input(default="(=", regex=r"\(?=(?:a|b)?"),  #! CF301
    ) -> str:  #! CF405
        return prompt + twice + bracket
