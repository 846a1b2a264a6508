import fal
from pydantic import BaseModel, Field


def encode(count):
    import torch

    for number in range(count):
        yield torch.tensor(number)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global encode

        import torch

        encode = torch.no_grad()(encode)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=", ".join(str(one) for one in encode(input.count)))
