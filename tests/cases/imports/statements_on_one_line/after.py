import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        os.environ["OMP_NUM_THREADS"] = "2"

        import torch

        torch.manual_seed(0)

        self.model = torch.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.model[input.a]) + os.environ["OMP_NUM_THREADS"])
