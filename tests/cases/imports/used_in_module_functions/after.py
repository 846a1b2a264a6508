import os

import fal
from pydantic import BaseModel


def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def make_layer(size):
    import torch
    from torch import nn

    layer = nn.Linear(size, size)
    torch.nn.init.zeros_(layer.weight)
    return layer


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.layer = make_layer(int(os.environ.get("LAYER_SIZE", "8")))

    @fal.endpoint("/")
    def predict(self) -> Output:
        return Output(output=count_parameters(self.layer))
