from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Path:  #! CF202 CF301 CF401
        def lines():
            yield text

        out = Path("/tmp/out.csv")
        out.write_text("".join(lines()))
        return Path(out)
