from cog import BasePredictor, Path  #! CF101 CF101

AS_TEXT = True


class Predictor(BasePredictor):  #! CF201
    def predict(self, name: str) -> str if AS_TEXT else Path:  #! CF202 CF301 CF410
        if AS_TEXT:
            return f"Hello {name}"
        else:
            path = Path("/tmp/hello.txt")
            path.write_text(f"Hello {name}")
            return path  #! CF410
