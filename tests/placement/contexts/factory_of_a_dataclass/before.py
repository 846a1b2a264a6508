from dataclasses import dataclass, field

import torch
from cog import BasePredictor, Input


@dataclass
class Options:
    device: torch.device = field(default_factory=lambda: torch.device("cuda"))
    dtype: torch.dtype = torch.float16


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        options = Options()
        return f"{options.device} {options.dtype} {count}"
