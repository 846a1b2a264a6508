import fal
from pydantic import BaseModel, Field


def encode(count):
    import torch

    return torch.tensor(count, device=device)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global device

        import torch

        device = torch.device("cuda")

        own_device = "cpu"
        self.device = own_device

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{encode(input.count)} {self.device}")
