import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    source_image_url: str = Field(description="Picture to change")
    mask_url: str = Field(description="Where")
    driving_audio_url: str = Field(description="How")


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            source_image = download_file(input.source_image_url, f"{input_dir}/source_image")
            mask = download_file(input.mask_url, f"{input_dir}/mask")
            driving_audio = download_file(input.driving_audio_url, f"{input_dir}/driving_audio")
            total = 0
            for path in (source_image, mask, driving_audio):
                total += path.stat().st_size
            return Output(output=total)
