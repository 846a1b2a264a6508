import tempfile
from pathlib import Path

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel


class Input(BaseModel):
    image_url: str
    large: bool


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, input_dir)
            small, big = Path("/tmp/small.webp"), Path("/tmp/big.webp")
            return Output(
                image=Image.from_path(
                    big if input.large else small,
                    content_type="image/webp",
                )
            )
