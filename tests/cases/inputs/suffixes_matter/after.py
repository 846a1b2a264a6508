import mimetypes
import shutil
import tempfile
from pathlib import Path

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    document_url: str = Field(description="Looked at by its suffix")
    picture_url: str = Field(description="Only opened")
    frame_urls: list[str] = Field(description="Passed on")
    plain_url: str | None = Field(description="Opened by a method", default=None)


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
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            document = download(input.document_url, f"{input_dir}/document")
            picture = download_file(input.picture_url, f"{input_dir}/picture")
            frames = [
                download(url, f"{input_dir}/frames/{index}")
                for index, url in enumerate(input.frame_urls)
            ]
            plain = (
                download_file(input.plain_url, f"{input_dir}/plain")
                if input.plain_url
                else None
            )
            picture = Image.open(picture).convert("RGB")
            if plain:
                plain = self.load(plain)
            if document.suffix == ".zip":
                shutil.unpack_archive(str(document))
            return Output(text=f"{picture.size} {plain} {self.names(frames)}")

    def load(self, path):
        print(f"loading {path}")
        with open(path) as file:
            return file.read()

    def names(self, paths):
        return [path.stem for path in paths]
