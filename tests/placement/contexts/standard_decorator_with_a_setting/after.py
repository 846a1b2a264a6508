import functools
import os

import fal
from pydantic import BaseModel, Field


def load(name):
    import torch

    return torch.load(name)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global load

        SIZE = int(os.environ.get("CACHE", "8"))
        load = functools.lru_cache(maxsize=SIZE)(load)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(load("a")(input.count)))
