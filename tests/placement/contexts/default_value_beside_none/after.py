import fal
from pydantic import BaseModel, Field


def encode(count, dtype=...):
    import torch

    if dtype is ...:
        dtype = torch.float32
    if dtype is None:
        return str(count)
    return torch.tensor(count, dtype=dtype)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{encode(input.count)} {encode(input.count, None)} {encode(input.count, torch.int8)}")
