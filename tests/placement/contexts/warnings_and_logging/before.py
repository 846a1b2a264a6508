import logging
import mimetypes
import warnings

import torch
from cog import BasePredictor, Input

warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("model")
mimetypes.add_type("image/webp", ".webp")
logging.getLogger("diffusers").setLevel(logging.ERROR)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        logger.info("a")
        return f"{torch.tensor(count)} {logging.getLogger('diffusers').level} {logging.getLogger().level}"
