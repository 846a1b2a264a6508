import mimetypes
import tempfile
from pathlib import Path

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


class Input(BaseModel):
    audio_url: str
    audio_file_url: str
    image_urls: list[str]
    image_url: str


def download(url: str, folder: str) -> Path:
    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = download_file(url, folder)
    if url.startswith("data:"):
        media_type = mimetypes.guess_type(url)[0] or ""
        suffix = mimetypes.guess_extension(media_type, strict=False) or ""
        path = path.rename(path.with_suffix(suffix))
    return path


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            audio = download(input.audio_url, f"{input_dir}/audio")
            audio_file = download(input.audio_file_url, f"{input_dir}/audio_file")
            images = [
                download(url, f"{input_dir}/images/{index}")
                for index, url in enumerate(input.image_urls)
            ]
            image = download(input.image_url, f"{input_dir}/image")
            return Output(text=f"{audio} {audio_file} {images} {image}")
