import mimetypes
import os
import sys

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import numpy as np
import torch
from diffusers import DiffusionPipeline
from PIL import Image

sys.path.insert(0, "src")
mimetypes.add_type("image/webp", ".webp")
torch.backends.cudnn.benchmark = True
device = torch.device("cuda")
SCHEDULERS = {"DDIM": DiffusionPipeline}


@torch.inference_mode()
def predict(image: Image.Image, scale: float = np.pi) -> torch.Tensor:
    return torch.from_numpy(np.asarray(image)).to(device) * scale
