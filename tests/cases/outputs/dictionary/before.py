from typing import Any, Dict

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Dict[str, Any]:  #! CF202 CF301 CF405
        return {
            "words": text.split(),  # all of them
            "letters": len(text),
        }
