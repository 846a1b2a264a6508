import mimetypes
import subprocess
import tempfile
from pathlib import Path

import fal
from fal.container import ContainerImage
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    video_url: str = Field(description="A film")


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
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """How long it is"""
        with tempfile.TemporaryDirectory() as input_dir:
            video = download(input.video_url, input_dir)
            command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", str(video)]
            return Output(text=subprocess.run(command, capture_output=True, text=True, check=True).stdout)
