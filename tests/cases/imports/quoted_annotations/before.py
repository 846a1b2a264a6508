from typing import Optional

import numpy as np  #! CF103
import torch  #! CF102
from cog import BasePredictor  #! CF101
from PIL import Image  #! CF103


def to_tensor(image: Image.Image, scale: float = 1.0) -> torch.Tensor:  #! CF105 CF105
    return torch.from_numpy(np.asarray(image)) * scale


class Predictor(BasePredictor):  #! CF201
    def predict(self, size: int) -> str:  #! CF202 CF301 CF405
        return self.describe(to_tensor(Image.new("L", (size, size))))

    def describe(self, tensor: torch.Tensor, mask: Optional[np.ndarray] = None) -> str:  #! CF105 CF105
        return f"{tensor.shape} {mask}"
