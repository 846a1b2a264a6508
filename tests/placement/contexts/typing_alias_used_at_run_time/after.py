import fal
from pydantic import BaseModel, Field


def encode(value: "Tensor") -> "Tensor":
    import torch

    return value if isinstance(value, Tensor) else torch.tensor(value)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global Tensor

        import torch

        Tensor = torch.Tensor

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(encode(input.count))))
