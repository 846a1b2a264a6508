import cog  #! CF101


class Predictor(cog.Predictor):
    def setup(self):
        pass

    @cog.input("text", type=str)  #! CF307
    @cog.input("times", type=int, default=2)
    def predict(self, text, times):
        return text * times
