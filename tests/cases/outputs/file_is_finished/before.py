import tempfile

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, close: bool = True) -> Path:  #! CF202 CF301 CF301 CF401
        if not close:
            with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
                file.write(text)
                file.flush()
                return Path(file.name)
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text(text)
            return Path(named.name)
