from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, _count: int = Input(default=1), _file: Path = Input(default=None)) -> str:  #! CF202 CF301 CF301 CF302 CF305 CF405
        return text * _count + (_file.read_text() if _file else "")
