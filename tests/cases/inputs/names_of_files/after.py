import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


class Input(BaseModel):
    audio_url: str
    input_url: str
    video_url: str
    mask_image_urls: list[str]
    glass_urls: list[str]


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            audio_path = download_file(input.audio_url, f"{input_dir}/audio_path")
            input_file = download_file(input.input_url, f"{input_dir}/input_file")
            video_url = download_file(input.video_url, f"{input_dir}/video_url")
            mask_images = [
                download_file(url, f"{input_dir}/mask_images/{index}")
                for index, url in enumerate(input.mask_image_urls)
            ]
            glass = [
                download_file(url, f"{input_dir}/glass/{index}")
                for index, url in enumerate(input.glass_urls)
            ]
            return Output(output=len([audio_path, input_file, video_url, *mask_images, *glass]))
