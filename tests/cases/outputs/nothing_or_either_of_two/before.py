from typing import Optional

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Optional[Path]:  #! CF202 CF301 CF401
        if not text:
            return None
        if text == "white":
            return Path("/data/white.png")
        path = f"/tmp/{text}.jpg"
        with open(path, "w") as file:
            file.write(text)
        return Path(path)
