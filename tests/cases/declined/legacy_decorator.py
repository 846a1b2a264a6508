import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.count = 1

    @cog.input("text", type=str, help="Text")  #! CF307!
    def predict(self, text):  #! CF202 CF404! CF301!
        return text * self.count
