from typing import List, Optional

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Optional[List[str]]:  #! CF202 CF301 CF405
        if text:
            return text.split()
