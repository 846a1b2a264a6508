import tempfile
from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        small, big = "/tmp/small.png", "/tmp/big.png"
        name = "other.png"
        with tempfile.NamedTemporaryFile(suffix=".png", delete=False) as file:
            file.write(input.text.encode())
        with open(f"/tmp/{name}", "w") as other, open("notes.txt", "w") as notes:
            other.write(input.text)
            notes.write(input.text)
        return Output(
            images=[
                Image.from_path(small, content_type="image/png"),
                Image.from_path(big, content_type="image/png"),
                Image.from_path(Path(file.name), content_type="image/png"),
                Image.from_path(Path(f"/tmp/{name}"), content_type="image/png"),
                Image.from_path(Path(other.name), content_type="image/png"),
            ]
        )
