from enum import Enum

import torch

ASPECT_RATIOS = {"1:1": (1024, 1024), "16:9": (1344, 768)}
DESCRIPTION = f"One of {', '.join(ASPECT_RATIOS)}"
STEPS = 28
DEVICE = torch.device("cuda")


class Style(Enum):
    FLAT = "flat"
    ROUND = "round"
