from typing import Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Common(BaseModel):
    preview: Optional[Path]


class Output(Common):
    video: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Output:  #! CF202 CF301 CF404
        return Output(video=Path("/tmp/out.mp4"), preview=Path("/tmp/out.gif"))
