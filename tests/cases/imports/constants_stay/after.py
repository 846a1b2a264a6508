import logging
import re
from dataclasses import dataclass
from pathlib import Path

import fal
from pydantic import BaseModel

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


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    cache = CACHE

    def setup(self):
        import torch

        self.model = torch.load(WEIGHTS)
        logger.info("loaded %s", WEIGHTS)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=len(SPACES.split(input.text)) * LARGEST * Settings().steps)
