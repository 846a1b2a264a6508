import fal
from pydantic import BaseModel, Field


def encode(count, device=None, options=None):
    import torch

    if device is None:
        device = torch.device("cuda")
    if options is None:
        options = {"kind": torch.float32}
    return torch.tensor(count, device=device, kind=options["kind"])


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count)))
