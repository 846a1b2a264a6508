# --- tools ---
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

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch
        # --- numbers ---
        import numpy as np
        import torch.nn as nn

        return Output(text=f"{os.sep} {torch.tensor(input.a)} {np.pi} {nn.Linear(1, 1)}")
