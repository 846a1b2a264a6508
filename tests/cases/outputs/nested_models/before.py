from typing import List, Optional

import cog  #! CF101


class Face(cog.BaseModel):
    image: cog.Path
    score: float


class Result(cog.BaseModel):
    faces: List[Face]
    best: Optional[Face]


class Predictor(cog.BasePredictor):  #! CF201
    def predict(self, count: int) -> Result:  #! CF202 CF301 CF404
        faces = []
        for number in range(count):
            faces.append(self.face(number))
        return Result(faces=faces, best=faces[0] if faces else None)

    def face(self, number: int) -> Face:
        return Face(image=cog.Path(f"/tmp/{number}.png"), score=1 / (number + 1))
