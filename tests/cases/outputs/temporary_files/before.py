import tempfile
from typing import Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Result(BaseModel):
    mask: Optional[Path] = None


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Result:  #! CF202 CF301 CF404
        result = Result()
        with tempfile.NamedTemporaryFile("w", suffix=".png", delete=False) as file:
            file.write(text)
            mask_path = Path(file.name)
        result.mask = mask_path
        return result
