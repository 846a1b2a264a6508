from typing import Any

import numpy as np  #! CF103
from cog import BasePredictor, Path  #! CF101 CF101
from scipy.signal import savgol_filter  #! CF103


def smoothed(values):
    return savgol_filter(values, 5, 2)


class Predictor(BasePredictor):  #! CF201
    def predict(self, video: Path, speed: bool) -> Any:  #! CF202 CF305 CF301 CF405
        left, right = [], []
        for byte in video.read_bytes():
            left.append([byte, 0])
            right.append([0, byte])
        left = smoothed(np.array(left).T)
        if speed:
            right = np.array(right)
        return left, right, len(left)  #! CF408 CF408
