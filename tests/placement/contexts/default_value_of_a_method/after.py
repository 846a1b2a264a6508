import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def encode(self, count, dtype=None):
        import torch

        if dtype is None:
            dtype = torch.float32
        return torch.tensor(count, dtype=dtype)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{self.encode(input.count)} {self.encode(input.count, torch.float16)}")
