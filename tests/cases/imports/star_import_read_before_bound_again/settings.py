import torch

MODEL = torch.jit.load("model.pt")
FALLBACK = MODEL.style
STYLE = None
SIZE = 256
