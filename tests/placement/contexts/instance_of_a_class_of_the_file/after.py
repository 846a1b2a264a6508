import fal
from pydantic import BaseModel, Field


class Cache:
    def __init__(self):
        import torch

        self.device = torch.device("cuda")

    def get(self, count):
        import torch

        return torch.tensor(count, device=self.device)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        self.cache = Cache()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.cache.get(input.count)))
