from typing import Any, List

import numpy as np  #! CF103
from cog import BaseModel, BasePredictor  #! CF101 CF101


class Output(BaseModel):
    detections: List
    mean: Any


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> Output:  #! CF202 CF301 CF404
        boxes = np.zeros((count, 4)).astype(int)
        detections = []
        for number, (box, label) in enumerate(zip(boxes, "abc")):
            data = {"number": number, "label": label, "box": box}  #! CF408
            detections.append(data)
        for box, label in zip(boxes, "abc"):
            detections.append({"label": label, "box": box, "first": float(box[0])})  #! CF408
        return Output(detections=detections, mean=boxes.mean())  #! CF408
