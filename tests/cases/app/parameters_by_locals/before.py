from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, count: int) -> str:  #! CF202 CF301 CF301 CF405
        print(locals())  #! CF212
        return text * count
