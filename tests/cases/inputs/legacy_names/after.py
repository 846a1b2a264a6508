import pathlib
import tempfile

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel, Field

Input = dict


class MyModelInput(BaseModel):
    input_url: str = Field(description="Picture")
    factor: int = Field(default=2)


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model = torch.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, request: MyModelInput) -> Output:
        import torch

        with torch.no_grad(), tempfile.TemporaryDirectory() as input_dir:
            input = download_file(request.input_url, input_dir)
            return Output(
                image=Image.from_path(
                    self.written(self.model(input.read_bytes(), request.factor)),
                    content_type="image/png",
                )
            )

    def written(self, data):
        out_path = pathlib.Path("/tmp/out.png")
        out_path.write_bytes(data)
        return out_path
