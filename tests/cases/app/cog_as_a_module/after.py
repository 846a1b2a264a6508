import tempfile
from pathlib import Path

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Picture")
    size: int = Field(default=8, ge=1)


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.cache = Path("/tmp/cache")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, input_dir)
            out = Path("/tmp/out.png")
            out.write_bytes(image.read_bytes()[:input.size] + bytes(torch.ones(1).int()))
            return Output(image=Image.from_path(out, content_type="image/png"))
