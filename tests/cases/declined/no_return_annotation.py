from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str):  #! CF202 CF301 CF410!
        Path("/tmp/in.txt").write_text(text)
        return self.model("/tmp/in.txt")
