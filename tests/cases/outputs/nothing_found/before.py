from typing import Optional

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Optional[Path]:  #! CF202 CF301 CF401
        if not text:
            return None
        if text == " ":
            return
        out = Path("/tmp/out.txt")
        out.write_text(text)
        return out
