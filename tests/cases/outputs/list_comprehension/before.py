from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> list[Path]:  #! CF202 CF301 CF402
        if count == 0:
            return []
        return [Path(f"/tmp/{number}.jpg") for number in range(count)]
