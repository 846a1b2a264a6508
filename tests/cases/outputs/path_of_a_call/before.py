from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Path:  #! CF202 CF301 CF401
        return self.write(text)

    def write(self, text):
        path = Path("/tmp/out.zip")
        path.write_text(text)
        return path
