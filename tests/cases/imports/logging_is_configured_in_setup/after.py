import logging
import sys
import warnings

import fal
from pydantic import BaseModel

logger = logging.getLogger(__name__)


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        warnings.filterwarnings("ignore")
        logging.basicConfig(
            level=logging.INFO,
            stream=sys.stdout,  # Cog shows it in the web page
        )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        logger.info("got %d letters", len(input.text))
        return Output(text=input.text + torch.__version__)
