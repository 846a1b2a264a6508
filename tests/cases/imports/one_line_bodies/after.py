import fal
from pydantic import BaseModel


def zeros(n):
    import torch

    return torch.zeros(n)


class Input(BaseModel):
    n: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.ones = torch.ones(3)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output: return Output(text=str(zeros(input.n) + self.ones + input.n))
