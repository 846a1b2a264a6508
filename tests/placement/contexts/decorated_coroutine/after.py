import fal
from pydantic import BaseModel, Field


async def encode(count):
    import torch

    return torch.tensor(count)


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
    async def predict(self, input: Input) -> Output:
        return Output(text=str(await encode(input.count)))
