import mimetypes

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
        if not input.text:
            # TODO(cogfal CF402): returns None among the files, which fails on Cog too: raise an error, or leave it out  #! CF402
            return Output(
                images=[
                    Image.from_path(path, content_type=mimetypes.guess_type(path, strict=False)[0])
                    for path in (None, "There is no text.")
                ]
            )
        return Output(
            images=[
                Image.from_path("/tmp/out.png", content_type="image/png"),
                Image.from_path("/tmp/mask.png", content_type="image/png"),
            ]
        )
