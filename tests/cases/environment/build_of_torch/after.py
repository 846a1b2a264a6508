import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.10"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    requirements = [
        "--extra-index-url",
        "https://download.pytorch.org/whl/cu113",
        "--index-strategy",
        "unsafe-best-match",
        "torch==1.12.1",
        "torchvision==0.13.1",
        "pillow==10.4.0",
    ]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=input.text + torch.__version__)
