import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_urls: list[str] = Field(description="Pictures")
    extra_urls: list[str] | None = Field(description="More", default=None)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            images = [
                download_file(url, f"{input_dir}/images/{index}")
                for index, url in enumerate(input.image_urls)
            ]
            extra = (
                [
                    download_file(url, f"{input_dir}/extra/{index}")
                    for index, url in enumerate(input.extra_urls)
                ]
                if input.extra_urls is not None
                else None
            )
            return Output(output=sum(one.stat().st_size for one in images + (extra or [])))
