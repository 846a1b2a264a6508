import logging
import mimetypes
import warnings

import fal
from pydantic import BaseModel, Field

logger = logging.getLogger("model")


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
        logging.basicConfig(level=logging.INFO)
        mimetypes.add_type("image/webp", ".webp")
        logging.getLogger("diffusers").setLevel(logging.ERROR)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        logger.info("a")
        return Output(text=f"{torch.tensor(input.count)} {logging.getLogger('diffusers').level} {logging.getLogger().level}")
