from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        import inflect

        self.engine = inflect.engine()

    def predict(self, word: str = Input(description="A noun")) -> str:  #! CF202 CF301 CF405
        """Its plural"""
        return self.engine.plural(word)
