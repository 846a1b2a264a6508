from pathlib import Path
from typing import List

import fal
from fal.toolkit import Image
from pydantic import BaseModel

FORMAT = "png"
OUTPUT = str if FORMAT == "text" else List[Path]


class Input(BaseModel):
    count: int


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        names = [f"{number}.png" for number in range(input.count)]
        for name in names:
            Path(name).write_bytes(b"not really a picture")
        if FORMAT == "text":
            # TODO(cogfal CF410): `FORMAT == "text"` switches this answer off, and it is of another type: it is not converted  #! CF410
            return Path(names[0])
        return Output(
            images=[
                Image.from_path(path, content_type="image/png")
                for path in [Path(name) for name in names]
            ]
        )
