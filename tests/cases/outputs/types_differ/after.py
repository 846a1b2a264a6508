import mimetypes
from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    name: str = ""


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not input.text:
            return Output(
                images=[
                    Image.from_path("/data/empty.png", content_type="image/png"),
                ]
            )
        drawn = Path("/tmp/drawn.jpg")
        drawn.write_text(input.text)
        if input.name:
            return Output(
                images=[
                    Image.from_path(drawn, content_type="image/jpeg"),
                    Image.from_path(path := Path(f"/tmp/{input.name}"), content_type=mimetypes.guess_type(path, strict=False)[0]),
                ]
            )
        return Output(images=[Image.from_path(drawn, content_type="image/jpeg")])
