from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        import json

        self.words = json.loads('["a"]')

    def predict(self, audio: Path = Input(), loud: bool = Input(default=False)) -> str:  #! CF202 CF305 CF301 CF405
        text = audio.read_text()
        if loud:
            # somewhere to put it
            import tempfile, os

            with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                file.write(text)
                print(os.path.getsize(file.name))
        try:
            import tempfile
        except ImportError:
            return ""
        return text.upper() + tempfile.gettempdir()
