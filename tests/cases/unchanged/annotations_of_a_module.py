from __future__ import annotations

import os
import sys
from dataclasses import dataclass

import torch

sys.path.insert(0, os.path.dirname(__file__))


@dataclass
class Node:
    next: Node | None
    tensor: torch.Tensor
