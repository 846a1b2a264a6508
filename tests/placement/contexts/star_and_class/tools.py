import torch
from torch import nn

FACTOR = 2
