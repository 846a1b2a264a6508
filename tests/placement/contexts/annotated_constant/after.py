from typing import TYPE_CHECKING, Optional

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import torch

model: "Optional[torch.nn.Module]" = None


def load():
    import torch

    global model
    if model is None:
        model = torch.load("a", DEVICE)
    return model


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global DEVICE

        import torch

        DEVICE = torch.device("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(load()(input.count)))
