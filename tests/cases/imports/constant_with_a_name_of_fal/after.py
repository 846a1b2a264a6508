import fal
from pydantic import BaseModel


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global VERSION

        import torch

        VERSION = torch.version.cuda

    @fal.endpoint("/")
    def predict(self) -> Output:
        return Output(text=f"CUDA {VERSION}")
