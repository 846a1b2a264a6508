from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Words(fal.App, python_version="3.11"):
    app_name = "words"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self):
        self.words = open("words.txt").read().split()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text + " ".join(self.words))
