import fal
from pydantic import BaseModel, Field

WIDTH = 64
SHAPE = (WIDTH, WIDTH)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        NOISE = torch.randn(SHAPE)
        self.half = NOISE / 2

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.half + input.count))
