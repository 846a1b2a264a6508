from pathlib import Path
from typing import List, Optional

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Face(BaseModel):
    image: Image
    score: float


class Result(BaseModel):
    faces: List[Face]
    best: Optional[Face] = None


class Input(BaseModel):
    count: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Result:
        faces = []
        for number in range(input.count):
            faces.append(self.face(number))
        return Result(faces=faces, best=faces[0] if faces else None)

    def face(self, number: int) -> Face:
        return Face(
            image=Image.from_path(
                Path(f"/tmp/{number}.png"),
                content_type="image/png",
            ),
            score=1 / (number + 1),
        )
