import os
import time

import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global TOKEN, STARTED

        TOKEN = os.environ.get("TOKEN", "none")
        STARTED = time.time()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.a} {TOKEN} {time.time() - STARTED}")
