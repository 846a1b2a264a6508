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
    # TODO(cogfal CF601): `cd words && python setup.py develop` may compile CUDA code, and this image has no nvcc: install a ready-made wheel, or start from nvidia/cuda:<version>-devel-ubuntu22.04 with Python 3.11  #! CF601
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from spelling_of_words import spell

        return Output(text=spell(input.text))
