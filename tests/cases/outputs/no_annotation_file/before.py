from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int):  #! CF202 CF301 CF410
        out = "/tmp/out.png"
        for number in range(seed):
            out = f"/tmp/{number}.png"
        out = Path("/tmp") / "last.png"
        return out
