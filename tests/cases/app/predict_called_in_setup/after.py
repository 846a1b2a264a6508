import mimetypes
import tempfile
from pathlib import Path

import fal
from fal.toolkit import Image, download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to paint")  # in English
    # The picture to start from.
    image_url: str | None = Field(description="Where to start", default=None)
    steps: int = Field(description="Steps", default=20, ge=1, le=50)


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
        import torch

        self.model = torch.compile(torch.nn.Linear(1, 1))
        self._predict("warm up", Path("sample.png"), steps=1)  # compiles the model

    def _predict(self, prompt: str, image: Path = None, steps: int = 20) -> Path:
        import torch

        with torch.inference_mode():
            picture = self.model(prompt, image, steps)
            picture.save("/tmp/out.webp")
            return Path("/tmp/out.webp")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Paint a picture."""
        with tempfile.TemporaryDirectory() as input_dir:
            image = download(input.image_url, input_dir) if input.image_url else None
            output = self._predict(
                prompt=input.prompt,
                image=image,
                steps=input.steps,
            )
            return Output(image=Image.from_path(output, content_type="image/webp"))
