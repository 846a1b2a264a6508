import mimetypes
import subprocess
import tempfile
from pathlib import Path

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    style_url: str
    second_style_url: str | None = Field(default=None)
    sound_url: str | None = Field(default=None)
    picture_url: str | None = Field(default=None)


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
            style = download(input.style_url, f"{input_dir}/style")
            second_style = (
                download(input.second_style_url, f"{input_dir}/second_style")
                if input.second_style_url
                else None
            )
            sound = (
                download(input.sound_url, f"{input_dir}/sound")
                if input.sound_url
                else None
            )
            picture = (
                download_file(input.picture_url, f"{input_dir}/picture")
                if input.picture_url
                else None
            )
            styles = [style, second_style]
            styles = [one for one in styles if one]
            for path in styles:
                subprocess.run(["blend", str(path)], check=True)
            voice = sound if sound else None
            pictures = [open(file, "rb").read() for file in [picture] if file]
            return Output(text=f"{voice.suffix if voice else ''} {len(pictures)}")
