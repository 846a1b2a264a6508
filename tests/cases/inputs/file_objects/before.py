from cog import BasePredictor, File, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: File = Input(description="Text"),  #! CF305
        glossary: File = Input(description="Glossary", default=None),  #! CF302 CF305
    ) -> int:  #! CF405
        words = text.read().split()
        known = glossary.read().split() if glossary else []
        return sum(word in known for word in words)
