import cv2  #! CF103
import numpy as np  #! CF103
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, size: int) -> int:  #! CF202 CF301 CF405
        return self.count(self.blank(size))

    def count(self, picture) -> int:
        """Bright pixels."""
        _, mask = cv2.threshold(picture, 127, 255, cv2.THRESH_BINARY)
        return int(mask.sum())

    @staticmethod
    def blank(size):
        # height before width
        return np.zeros((size, size), dtype=np.uint8)
