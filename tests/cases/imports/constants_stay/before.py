import logging
import re
from dataclasses import dataclass
from pathlib import Path

import torch  #! CF102
from cog import BasePredictor  #! CF101

logger = logging.getLogger(__name__)

CACHE = Path("/data/cache")
WEIGHTS = f"{CACHE}/weights.pt"
SIZES = [256, 512]
SIZES.append(1024)
RATIOS = {"1:1": (1, 1), "16:9": (16, 9)}
LARGEST = max(SIZES)
SPACES = re.compile(r"\s+")
STEPS: int = 30


@dataclass
class Settings:
    steps: int = STEPS


class Predictor(BasePredictor):  #! CF201
    cache = CACHE

    def setup(self):
        self.model = torch.load(WEIGHTS)
        logger.info("loaded %s", WEIGHTS)

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return len(SPACES.split(text)) * LARGEST * Settings().steps
