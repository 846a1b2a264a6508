from typing import Tuple

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Tuple[Path, str]:  #! CF202 CF301 CF404
        out = Path("/tmp/speech.wav")
        out.write_text(text)
        return out, text.upper()
