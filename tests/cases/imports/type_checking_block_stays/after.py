from typing import TYPE_CHECKING

import fal
from pydantic import BaseModel

if TYPE_CHECKING:
    import numpy as np


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model: "np.ndarray" = torch.load("/data/model.pt").numpy()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=float(self.model[input.a]))
