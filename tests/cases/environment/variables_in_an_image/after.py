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
    machine_type = "L"
    # TODO(cogfal CF608): API_KEY looks like a secret: `fal secrets set API_KEY=...`, and take it out of the repository  #! CF608
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import os

        return Output(text=input.text + os.environ["MARK"])
