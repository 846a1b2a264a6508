from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel, Field


class Input(BaseModel):
    steps: int = Field(default=3)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.steps)
