from __future__ import annotations  #! CF109!

from cog import BaseModel, BasePredictor  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Answer:  #! CF202 CF301 CF404
        return Answer(text=text)


class Answer(BaseModel):
    text: str
