import fal
from pydantic import BaseModel, Field


def encode(count, dtype=None):
    import torch

    if dtype is None:
        dtype = DTYPE
    return torch.tensor(count, dtype=dtype)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global DTYPE

        import torch

        DTYPE = torch.float16 if torch.cuda.is_available() else torch.float32

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count)))
