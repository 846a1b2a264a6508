import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


class Input(BaseModel):
    audio_url: str
    audio_file_url: str
    image_urls: list[str]
    image_url: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            audio = download_file(input.audio_url, f"{input_dir}/audio")
            audio_file = download_file(input.audio_file_url, f"{input_dir}/audio_file")
            images = [
                download_file(url, f"{input_dir}/images/{index}")
                for index, url in enumerate(input.image_urls)
            ]
            image = download_file(input.image_url, f"{input_dir}/image")
            return Output(text=f"{audio} {audio_file} {images} {image}")
