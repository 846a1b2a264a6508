from typing import Any

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class ModelOutput(BaseModel):
    tags: str
    picture: Path
    details: Any


class Predictor(BasePredictor):  #! CF201
    def predict(self, tags: str) -> ModelOutput:  #! CF202 CF301 CF404
        details_path = "/tmp/details.json"
        return ModelOutput(tags=tags, picture=Path("/tmp/a.png"), details=Path(details_path))
