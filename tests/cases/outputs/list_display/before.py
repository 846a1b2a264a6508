from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> list[Path]:  #! CF202 CF301 CF402
        if count == 1:
            return [Path("/tmp/only.jpg")]
        return [
            Path("/tmp/first.jpg"),  # the better one
            Path("/tmp/second.jpg"),
        ]
