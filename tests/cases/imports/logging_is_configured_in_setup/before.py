import logging
import sys
import warnings

import torch  #! CF102
from cog import BasePredictor  #! CF101

warnings.filterwarnings("ignore")  #! CF108

logging.basicConfig(  #! CF108
    level=logging.INFO,
    stream=sys.stdout,  # Cog shows it in the web page
)
logger = logging.getLogger(__name__)


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        logger.info("got %d letters", len(text))
        return text + torch.__version__
