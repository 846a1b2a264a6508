import fal
from pydantic import BaseModel, Field


class Encoder:
    def encode(self, count, dtype=None):
        import torch

        with torch.no_grad():
            if dtype is None:
                dtype = torch.float32
            return torch.tensor(count, dtype)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(Encoder().encode(input.count)))
