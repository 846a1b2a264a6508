from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, still: bool) -> Path:  #! CF202 CF301 CF401
        if still:
            return Path("/tmp/out.png")
        return Path("/tmp/out.mp4")
