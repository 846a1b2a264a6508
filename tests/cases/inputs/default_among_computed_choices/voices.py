import torch

NAMES = sorted(torch.load("voices.pt"))
FIRST = NAMES[0]
