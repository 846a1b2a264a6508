import mimetypes
import tempfile
from pathlib import Path

import fal
from fal.toolkit import File, download_file
from pydantic import BaseModel


class Input(BaseModel):
    image_url: str
    name: str


def download(url: str, folder: str) -> Path:
    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = download_file(url, folder)
    if url.startswith("data:"):
        media_type = mimetypes.guess_type(url)[0] or ""
        suffix = mimetypes.guess_extension(media_type, strict=False) or ""
        path = path.rename(path.with_suffix(suffix))
    return path


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = download(input.image_url, input_dir)
            if input.name == "":
                return Output(
                    file=File.from_path(
                        image,
                        content_type=mimetypes.guess_type(image, strict=False)[0],
                    )
                )
            return Output(
                file=File.from_path(
                    path := Path(input.name),
                    content_type=mimetypes.guess_type(path, strict=False)[0],
                )
            )
