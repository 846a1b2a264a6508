from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, image: Path, name: str) -> str:  #! CF202 CF305 CF301 CF405
        image = str(image)
        return image + name
