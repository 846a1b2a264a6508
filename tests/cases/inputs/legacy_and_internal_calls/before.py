import cog  #! CF101


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.calls = 0
        self.predict(text="warm up", times=1)  #! CF212

    # counts requests
    @cog.input("text", type=str, help="Text to repeat")  #! CF307
    @cog.input("times", type=int, default=2, min=1)  #! CF307
    def predict(self, text, times=2) -> str:  #! CF202 CF405
        """Repeat a text"""
        self.calls += 1
        return text * times
