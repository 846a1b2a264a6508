from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.12"):
    app_name = "my-model"
    machine_type = "L"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile.fal2",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.a)
