import os

import fal
from pydantic import BaseModel, Field


def load(name):
    import torch

    return torch.load(name)


def token():
    return os.environ.get("TOKEN", "none")


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global TOKEN

        # TODO(cogfal CF106): `"a.pt"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()
        self.model = load("a.pt")
        TOKEN = token()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{self.model(input.count)} {TOKEN}")
