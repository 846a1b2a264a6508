from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        model_config: str = Input(default="a"),  #! CF301!
        model_extra: str = Input(default="a"),  #! CF301!
        model_id: str = Input(default="a"),  #! CF301
    ) -> str:  #! CF405
        return model_config + model_extra + model_id
