from typing import List, Union

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Union[List[str], Path]:  #! CF202 CF301 CF404
        if len(text) > 100:
            path = Path("/tmp/words.txt")
            path.write_text(text)
            return path
        return text.split()
