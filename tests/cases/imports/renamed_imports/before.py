import numpy as np  #! CF103
import pandas as pd  #! CF103
from cog import BasePredictor  #! CF101
from PIL import Image as PILImage, ImageFilter as Filters  #! CF103 CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.table = pd.DataFrame({"a": [1, 2]})

    def predict(self, size: int) -> str:  #! CF202 CF301 CF405
        picture = PILImage.new("L", (size, size)).filter(Filters.BLUR)
        return str(np.asarray(picture).mean() + self.table["a"].mean())
