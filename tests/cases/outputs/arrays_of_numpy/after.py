from typing import Any, List

import fal
from pydantic import BaseModel


class Output(BaseModel):
    detections: List
    mean: Any


class Input(BaseModel):
    count: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        boxes = np.zeros((input.count, 4)).astype(int)
        detections = []
        for number, (box, label) in enumerate(zip(boxes, "abc")):
            data = {"number": number, "label": label, "box": box.tolist()}
            detections.append(data)
        for box, label in zip(boxes, "abc"):
            detections.append({"label": label, "box": box.tolist(), "first": float(box[0])})
        return Output(detections=detections, mean=boxes.mean().tolist())
