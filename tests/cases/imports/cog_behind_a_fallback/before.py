from pathlib import Path as LocalPath

# The tests run without cog.
try:
    from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101
except ImportError:

    class BasePredictor:
        pass

    def Input(default=None, **_):
        return default

    Path = LocalPath


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        return f"{text} {Path('words.txt').stem} {LocalPath('a.b').stem}"
