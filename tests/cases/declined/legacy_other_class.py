import cog  #! CF101


class Base:
    @cog.input("text", type=str)  #! CF307!
    def repeat(self, text):
        return text * 2


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        pass

    @cog.input("text", type=str)  #! CF307
    def predict(self, text) -> str:  #! CF202 CF405
        return text
