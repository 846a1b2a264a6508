import os

import torch

HOME = torch.note(os.environ.get("HF_HOME"))
