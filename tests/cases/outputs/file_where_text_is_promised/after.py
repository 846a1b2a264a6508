from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    count: int


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        paths = []
        for number in range(input.count):
            paths.append(Path(f"/tmp/{number}.png"))
        return Output(
            images=[
                Image.from_path(path, content_type="image/png") for path in paths
            ]
        )
