import mimetypes
from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        # browsers know it, Python 3.11 does not
        mimetypes.add_type("image/webp", ".webp")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        path = Path("/tmp/out.webp")
        path.write_bytes(input.prompt.encode())
        return Output(image=Image.from_path(path, content_type="image/webp"))
