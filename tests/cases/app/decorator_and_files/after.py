import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Picture")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model = torch.jit.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Name what is in a picture"""
        import torch

        with torch.inference_mode(), tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, input_dir)
            return Output(text=self.model(image.read_bytes()))
