import fal
from pydantic import BaseModel, Field


class Encoder:
    def __init__(self, count):
        import torch

        self.count = torch.tensor(count)

    def __call__(self, text):
        import torch

        return str(torch.cat([self.count, text]))


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.encoder = Encoder(1)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.encoder("a"))
