from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, image: Path, large: bool) -> Path:  #! CF202 CF305 CF301 CF401
        small, big = Path("/tmp/small.webp"), Path("/tmp/big.webp")
        return big if large else small
