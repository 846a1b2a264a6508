from typing import Union

import numpy as np
import torch
from PIL import Image
from cog import BasePredictor, Input

Picture = Union[np.ndarray, Image.Image]
Tensor = torch.Tensor


def encode(picture: Picture) -> Tensor:
    return torch.tensor(picture)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))
