import fal
from pydantic import BaseModel


class Input(BaseModel):
    number: float


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        self.device = torch.device("cpu")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(output=float(torch.tensor(input.number, device=self.device)))
