from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, format: str = "wav") -> Path:  #! CF202 CF301 CF301 CF401
        if not text:
            return Path("/data/silence.wav")  # nothing to say
        try:
            with open("/tmp/out.wav", "w") as file:
                file.write(text)
                file.flush()
                return Path(file.name)
        finally:
            print("done")
