from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, question: str) -> str:  #! CF202 CF301 CF405
        input = {"question": question}
        return str(input)
