from pathlib import Path
from typing import Dict, List, Optional

import fal
from fal.toolkit import Image, Video
from pydantic import BaseModel


class ModelOutput(BaseModel):
    frames: List[Image]
    layers: Dict[str, Image]
    video: Optional[Video] = None
    previews: Optional[List[Image]] = None


class Input(BaseModel):
    count: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> ModelOutput:
        frames = []
        for number in range(input.count):
            path = f"/tmp/frame_{number}.png"
            frames.append(Path(path))
        layers = {name: Path(f"/tmp/{name}.webp") for name in ("sky", "sea")}
        video = self.film(frames)
        previews = frames[:2] if input.count > 2 else None
        return ModelOutput(
            frames=[
                Image.from_path(path, content_type="image/png")
                for path in frames
            ],
            layers={
                name: Image.from_path(path, content_type="image/webp")
                for name, path in layers.items()
            },
            video=(
                Video.from_path(video, content_type="video/mp4")
                if video is not None
                else None
            ),
            previews=(
                [Image.from_path(path, content_type="image/png") for path in previews]
                if previews is not None
                else None
            ),
        )

    def film(self, frames):
        if not frames:
            return None
        return Path("/tmp/film.mp4")
