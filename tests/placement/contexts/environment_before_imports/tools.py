import os

import torch

torch.note(os.environ.get("HF_HOME"))
HOME = os.environ.get("HF_HOME")
