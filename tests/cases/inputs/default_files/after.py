import tempfile
from pathlib import Path

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field

EXAMPLES = "examples"


class Input(BaseModel):
    image_url: str = Field(description="Picture", default="https://example.com/cat.png")
    mask_url: str | None = Field(description="Mask", default=None)
    other_url: str | None = None


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, f"{input_dir}/image")
            mask = (
                download_file(input.mask_url, f"{input_dir}/mask")
                if input.mask_url
                else Path(f"{EXAMPLES}/mask.png")
            )
            other = (
                download_file(input.other_url, f"{input_dir}/other")
                if input.other_url
                else Path("other.png")
            )
            return Output(output=Image.open(image).width * Image.open(mask).width * Image.open(other).width)
