import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str | None = Field(description="Picture", default=None)
    reference_of_the_style_url: str | None = Field(default=None, description="Style")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = (
                download_file(input.image_url, f"{input_dir}/image")
                if input.image_url
                else None
            )
            reference_of_the_style = (
                download_file(input.reference_of_the_style_url, f"{input_dir}/reference_of_the_style")
                if input.reference_of_the_style_url
                else None
            )
            if image is None:
                return Output(text="nothing to see")
            return Output(text=f"{image.name} {reference_of_the_style}")
