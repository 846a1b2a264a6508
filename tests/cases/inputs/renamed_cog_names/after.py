import mimetypes
import tempfile
from pathlib import Path
from pathlib import Path as CogPath

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Picture")


def download(url: str, folder: str) -> Path:
    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = download_file(url, folder)
    if url.startswith("data:"):
        media_type = mimetypes.guess_type(url)[0] or ""
        suffix = mimetypes.guess_extension(media_type, strict=False) or ""
        path = path.rename(path.with_suffix(suffix))
    return path


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.cache = Path("/data/cache")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = download(input.image_url, input_dir)
            out = self.cache / f"{image.stem}.png"
            out.write_bytes(image.read_bytes())
            return Output(
                image=Image.from_path(CogPath(str(out)), content_type="image/png")
            )
