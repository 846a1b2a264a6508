import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.predict(text="warm", quietly=True)  #! CF212

    @cog.input("text", type=str)  #! CF307
    @cog.input("times", type=int, default=2)  #! CF307!
    @cog.input("end", type=str, default=".")  #! CF307
    def predict(self, text, times=1, end=".", quietly=False) -> str:  #! CF202 CF307! CF405
        return "" if quietly else text * times + end
