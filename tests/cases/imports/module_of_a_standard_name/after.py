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

    def setup(self):
        import torch

        # TODO(cogfal CF106): `"weights.pth"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.model = torch.load("weights.pth")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from test import restore

        return Output(text=restore(self.model, input.text))
