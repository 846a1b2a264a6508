from typing import Iterator, Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Progress(BaseModel):
    step: int
    picture: Optional[Path] = None


class Predictor(BasePredictor):  #! CF201
    def predict(self, steps: int) -> Iterator[Progress]:  #! CF202 CF301 CF403
        progress = Progress(step=0)
        yield progress
        for step in range(1, steps):
            progress.step = step
            yield progress
        path = Path("last.png")
        path.write_bytes(b"not really a picture")
        yield Progress(step=steps, picture=path)
