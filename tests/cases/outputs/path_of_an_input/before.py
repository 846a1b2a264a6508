from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, image: Path, name: str) -> Path:  #! CF202 CF305 CF301 CF401
        if name == "":
            return image
        return Path(name)
