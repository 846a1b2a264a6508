from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    seed: int


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        out = "/tmp/out.png"
        for number in range(input.seed):
            out = f"/tmp/{number}.png"
        out = Path("/tmp") / "last.png"
        return Output(image=Image.from_path(out, content_type="image/png"))
