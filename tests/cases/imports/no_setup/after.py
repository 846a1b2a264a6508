import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int
    b: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    """Sums."""

    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        torch.set_num_threads(2)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(output=int(torch.tensor([input.a, input.b]).sum()))
