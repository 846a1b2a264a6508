from pathlib import Path
from typing import Dict

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    seed: int


class Output(BaseModel):
    output: Dict[str, Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if input.seed:
            return Output(
                output={
                    "image": Image.from_path("/tmp/image.png", content_type="image/png"),
                    "mask": Image.from_path("/tmp/mask.png", content_type="image/png"),
                }
            )
        found = {name: Path("/tmp") / f"{name}.png" for name in ("image", "mask")}
        return Output(
            output={name: Image.from_path(path, content_type="image/png") for name, path in found.items()}
        )
