from cog import BasePredictor, Path  #! CF101 CF101


def download_file(name: str) -> str:
    return f"file of {name}"


class Predictor(BasePredictor):  #! CF201
    def predict(self, picture: Path, name: str) -> str:  #! CF202 CF305 CF301 CF405
        return download_file(name) + picture.read_text() + picture.suffix
