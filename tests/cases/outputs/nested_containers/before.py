from typing import Dict, List, Optional, Tuple

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Optional[Dict[str, List[Tuple[int, str]]]]:  #! CF202 CF301 CF405
        return {"words": [(len(one), one) for one in text.split()]}
