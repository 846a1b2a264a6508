import mimetypes
import tempfile
from pathlib import Path

import fal
from fal.toolkit import download_file as fal_download_file
from pydantic import BaseModel


def download_file(name: str) -> str:
    return f"file of {name}"


class Input(BaseModel):
    picture_url: str
    name: str


def download(url: str, folder: str) -> Path:
    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = fal_download_file(url, folder)
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
            picture = download(input.picture_url, input_dir)
            return Output(text=download_file(input.name) + picture.read_text() + picture.suffix)
