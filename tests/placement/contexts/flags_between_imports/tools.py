import torch

STARTED = torch.cuda.init()
