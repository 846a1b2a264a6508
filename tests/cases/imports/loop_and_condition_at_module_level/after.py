import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        for name in ("HF_HOME", "TORCH_HOME"):
            os.environ[name] = "/data/cache"
        if not os.path.exists("/data/cache"):
            os.makedirs("/data/cache")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.a + 1)
