import fal
from pydantic import BaseModel, Field


def rescale(value):
    import torch

    return torch.mul(value, 2)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        from basicsr import rescale

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(rescale(input.count)))
