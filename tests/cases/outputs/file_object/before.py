import io

from cog import BasePredictor, File  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> File:  #! CF202 CF301 CF401
        return io.BytesIO(text.encode())
