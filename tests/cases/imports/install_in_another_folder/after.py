import os
from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self) -> None:
        HOME = os.getcwd()
        os.chdir("tracker")
        os.chdir(HOME)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import tracker

        return Output(text=tracker.track(input.text))
