from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        import inflect
        from words import IRREGULAR  #! CF106

        self.engine = inflect.engine()
        self.irregular = IRREGULAR

    def predict(self, word: str = Input(description="A noun")) -> str:  #! CF202 CF301 CF405
        """Its plural"""
        return self.engine.plural(word)
