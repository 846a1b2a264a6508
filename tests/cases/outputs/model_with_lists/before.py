from typing import Dict, List, Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class ModelOutput(BaseModel):
    frames: List[Path]
    layers: Dict[str, Path]
    video: Optional[Path] = None
    previews: Optional[List[Path]] = None


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> ModelOutput:  #! CF202 CF301 CF404
        frames = []
        for number in range(count):
            path = f"/tmp/frame_{number}.png"
            frames.append(Path(path))
        layers = {name: Path(f"/tmp/{name}.webp") for name in ("sky", "sea")}
        video = self.film(frames)
        previews = frames[:2] if count > 2 else None
        return ModelOutput(frames=frames, layers=layers, video=video, previews=previews)

    def film(self, frames):
        if not frames:
            return None
        return Path("/tmp/film.mp4")
