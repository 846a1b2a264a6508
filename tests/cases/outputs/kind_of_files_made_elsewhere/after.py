import mimetypes

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str
    output_format: str = "webp"


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from easel import converted

        with open("/tmp/drawing.png", "w") as drawing:
            drawing.write(input.prompt)
        return Output(
            images=[
                Image.from_path(path, content_type=mimetypes.guess_type(path, strict=False)[0])
                for path in converted("/tmp/drawing.png", input.output_format)
            ]
        )
