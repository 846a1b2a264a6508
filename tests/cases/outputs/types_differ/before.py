from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, name: str = "") -> list[Path]:  #! CF202 CF301 CF301 CF402
        if not text:
            return [Path("/data/empty.png")]
        drawn = Path("/tmp/drawn.jpg")
        drawn.write_text(text)
        if name:
            return [drawn, Path(f"/tmp/{name}")]
        return [drawn]
