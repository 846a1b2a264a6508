import time

import fal
from pydantic import BaseModel


def timed(function):
    def measured(*args, **kwargs):
        start = time.time()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{time.time() - start:.1f} seconds")

    return measured


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    # How long does it take?
    @timed
    def _predict(self, text: str) -> str:
        return text

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self._predict(text=input.text))
