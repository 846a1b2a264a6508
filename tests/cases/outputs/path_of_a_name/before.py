from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Path:  #! CF202 CF301 CF401
        out_path = "/tmp/speech.wav"
        with open(out_path, "wb") as file:
            file.write(text.encode())
        return Path(out_path)
