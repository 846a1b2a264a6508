import torch

torch.cuda.init()
STARTED = torch.version.cuda
