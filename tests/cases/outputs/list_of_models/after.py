from pathlib import Path
from typing import List

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Picture(BaseModel):
    file: Image
    seed: int


class Input(BaseModel):
    count: int


class Output(BaseModel):
    output: List[Picture]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            output=[
                Picture(file=Image.from_path(Path(f"/tmp/{seed}.png"), content_type="image/png"), seed=seed)
                for seed in range(input.count)
            ]
        )
