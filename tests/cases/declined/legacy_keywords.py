import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201!
    def setup(self):
        pass

    @cog.input("text", type=str)  #! CF307!
    def predict(self, **inputs) -> str:  #! CF202 CF405
        return inputs["text"]
