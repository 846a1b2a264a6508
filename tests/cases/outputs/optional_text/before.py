from typing import Optional

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Optional[str]:  #! CF202 CF301 CF405
        if not text:
            return None
        return text
