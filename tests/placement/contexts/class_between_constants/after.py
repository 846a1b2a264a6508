import os

import fal
from pydantic import BaseModel, Field

WIDTH = 4


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["networks.py"]

    def setup(self) -> None:
        os.environ["LEVEL"] = "2"

        from networks import Net

        self.net = Net()
        self.net.eval()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch
        from networks import DEVICE

        return Output(text=f"{self.net(torch.tensor(input.count))} {WIDTH} {DEVICE} {self.net.level}")
