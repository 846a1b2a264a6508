from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Path:  #! CF202 CF301 CF401
        def name(number):
            return Path(f"/tmp/{number}.txt")

        out = name(len(text))
        out.write_text(text)
        return out
