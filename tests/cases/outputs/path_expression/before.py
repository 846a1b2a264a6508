import os
import tempfile

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, name: str) -> Path:  #! CF202 CF301 CF301 CF401
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "page.json"), "w") as file:
            file.write(text)
        return Path(os.path.join(folder, "page.json"))
